// Everybody's accounts, kept a second time: from the postings of outcomes alone.
//
//   const books = new Books();
//   books.take(member, outcome);            // in order
//   books.differencesFrom(snapshot);        // where the engine's wallets, lots or debts differ
//   books.problems                          // what was below zero on the way
const kInHand = ['available', 'pending', 'reserved'];

const sumOf = (lots = []) => lots.reduce((sum, { amount }) => sum + amount, 0);

// A partner's account is kept by what it gave, which left it, and what came to it, and why.
function partnersOf({ partners = {} }) {
  const entries = Object.entries(partners).map(([partner, { earned = 0, ...came }]) => {
    const back = Object.values(came).reduce((sum, amount) => sum + amount, 0);
    return [`partner:${partner}`, back - earned];
  });
  return Object.fromEntries(entries);
}

const isNothing = (accounts) => Object.values(accounts).every((amount) => amount === 0);

export class Books {
  problems = [];
  #members = new Map();  // member -> currency -> account -> amount
  #owners = new Map();   // id of an activity that the engine made -> the member it is for

  accountsOf(member, currency) {
    const wallets = this.#members.get(member) ?? {};
    this.#members.set(member, wallets);
    wallets[currency] ??= {};
    return wallets[currency];
  }

  // A follow-up's outcome names no member: the effect that caused it did.
  take(sender, outcome) {
    if (outcome.status !== 'accepted') return;
    const member = this.#owners.get(outcome.activity) ?? sender;
    const touched = new Set();
    for (const { type, activity, postings = [] } of outcome.effects) {
      if (type === 'follow_up') this.#owners.set(activity.id, activity.member);
      for (const posting of postings) {
        touched.add(posting.currency);
        this.#post(this.accountsOf(member, posting.currency), posting, outcome.activity);
      }
    }
    for (const currency of touched) this.#judge(member, currency, outcome.activity);
  }

  #post(accounts, { from, to, amount }, activity) {
    if (!(amount > 0)) this.problems.push(`${activity}: a posting of ${amount}`);
    accounts[from] = (accounts[from] ?? 0) - amount;
    accounts[to] = (accounts[to] ?? 0) + amount;
  }

  // No example lets a balance fall below zero (`shortfall: negative`): what is owed is `debt`.
  #judge(member, currency, activity) {
    const accounts = this.accountsOf(member, currency);
    const below = kInHand.find((account) => (accounts[account] ?? 0) < 0);
    const where = `${activity} of ${member}: ${JSON.stringify(accounts)} ${currency}`;
    if (below) this.problems.push(`${where}: ${below} is below zero`);
    if (accounts.debt < 0 && accounts.available > 0) {
      this.problems.push(`${where}: what is there does not pay what is owed`);
    }
    if (accounts.debt > 0) this.problems.push(`${where}: the member is owed something`);
  }

  differencesFrom({ members }) {
    const found = members.flatMap(({ id, wallets }) =>
      Object.entries(wallets).flatMap(([currency, wallet]) =>
        this.#differences(this.accountsOf(id, currency), wallet, `${currency} of ${id}`),
      ),
    );
    const kept = new Map(members.map(({ id, wallets }) => [id, wallets]));
    for (const [member, wallets] of this.#members) {
      for (const [currency, accounts] of Object.entries(wallets)) {
        const isThere = kept.get(member)?.[currency] !== undefined;
        if (!isThere && !isNothing(accounts)) found.push(`${currency} of ${member} is not kept`);
      }
    }
    return found;
  }

  #differences(own, wallet, whose) {
    const { lots, pending, reserved } = wallet;
    const accounts = { ...wallet.accounts, ...partnersOf(wallet) };
    const found = [];
    for (const account of new Set([...Object.keys(own), ...Object.keys(accounts)])) {
      const [is, should] = [accounts[account] ?? 0, own[account] ?? 0];
      if (is !== should) found.push(`${whose}: ${account} is ${is}, its postings say ${should}`);
    }
    for (const [account, parts] of Object.entries({ available: lots, pending, reserved })) {
      const [is, should] = [accounts[account] ?? 0, sumOf(parts)];
      if (is !== should) found.push(`${whose}: ${account} is ${is}, its lots come to ${should}`);
      if ((parts ?? []).some(({ amount }) => amount <= 0)) found.push(`${whose}: an empty lot`);
    }
    return found;
  }
}
