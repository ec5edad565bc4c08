// The till: goods go into the cart, the engine's quote stands there before it is paid, and vouchers
// are handed over for their code.
import type { ActivityAttributes, Effect, Program } from '@perennial/engine';
import { labelOfThing, textIn } from '../src/model/programme.js';
import type { Good } from './brands.js';
import { attributesOf, type Bill, billOf } from './cart.js';
import type { Desk } from './desk.js';
import { find } from './find.js';

export class Till {
  readonly #counts = new Map<string, number>();
  readonly #points = find<HTMLInputElement>('#pay-points');
  readonly #code = find<HTMLInputElement>('#code');
  #programme: Program | undefined;

  constructor(private readonly desk: Desk) {
    find('#empty').addEventListener('click', () => this.#empty());
    find('#pay').addEventListener('click', () => void this.#pay());
    this.#points.addEventListener('change', () => this.showBill());
    find('#fulfil').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#fulfil();
    });
  }

  /** For another brand, or in another language. */
  show(programme: Program): void {
    if (this.#programme !== programme) this.#counts.clear();
    this.#programme = programme;
    const { brand } = this.desk;
    find('#till').hidden = brand.goods.length === 0;
    find('#fulfil').hidden = !programme.rewards?.length;
    find('#goods').replaceChildren(...brand.goods.map((good) => this.#goodButton(good)));
    this.showBill();
    this.showCode();
  }

  /** The voucher that ends first, of those that are handed over and not taken off a cart. */
  showCode(): void {
    const view = this.desk.view;
    const ready = view?.vouchers.find(({ state, on_cart: used }) => state === 'open' && !used);
    this.#code.value = view && ready ? `${view.member.id}.${ready.id}` : '';
  }

  /** What the cart comes to now. */
  showBill(): void {
    const isEmpty = this.#counts.size === 0;
    const bill = isEmpty ? undefined : this.#bill();
    const { voice } = this.desk;
    find('#bill').replaceChildren(...(bill ? this.#facts(bill) : []));
    find('#bill').hidden = !bill;
    const { payment, next } = bill ?? {};
    find('#points-row').hidden = !payment;
    find('#points-text').textContent = payment
      ? voice.say('with-points', {
          name: this.#nameOf(payment.reward),
          money: voice.money(payment.money!),
        })
      : '';
    find('#next').textContent = next
      ? voice.say('bill-next', { money: voice.money(next.missing), name: this.#nameOf(next.thing) })
      : voice.say(isEmpty ? 'cart-empty' : bill ? 'bill-note' : 'join');
    const pay = find('#pay');
    pay.textContent = bill
      ? voice.say('pay-amount', { money: voice.money(bill.cart.paid) })
      : voice.say('pay');
    for (const button of [pay, find('#empty')]) button.ariaDisabled = String(isEmpty);
  }

  #goodButton(good: Good): HTMLElement {
    const { voice } = this.desk;
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.good = good.sku;
    button.textContent = `${voice.say(good.text)} ${voice.money(good.price)}`;
    button.addEventListener('click', () => {
      this.#counts.set(good.sku, (this.#counts.get(good.sku) ?? 0) + 1);
      this.showBill();
    });
    return button;
  }

  #attributes(): ActivityAttributes {
    const { brand, voice } = this.desk;
    return attributesOf(brand, this.#counts, ({ text }) => voice.say(text));
  }

  #bill(): Bill | undefined {
    const { engine, center } = this.desk;
    if (!engine || !center.backend) return undefined;
    const who = { member: center.member, now: center.backend.now() };
    return billOf(engine, who, this.#attributes(), this.#points.checked);
  }

  #facts({ cart }: Bill): HTMLElement[] {
    const { voice } = this.desk;
    const { lines = [], delivery = 0 } = this.#attributes();
    const bought = lines as { name: string; quantity: number; amount: number }[];
    return [
      ...bought.flatMap(({ name, quantity, amount }) =>
        factOf(`${name} × ${quantity}`, voice.money(amount)),
      ),
      ...(delivery ? factOf(voice.say('delivery'), voice.money(Number(delivery))) : []),
      ...cart.effects.flatMap((effect) => this.#usedFact(effect)),
      ...factOf(voice.say('to-pay'), voice.money(cart.paid), 'sum'),
      ...this.#gains(cart.effects),
      ...this.#levels(cart.tiers),
    ];
  }

  #usedFact(effect: Effect): HTMLElement[] {
    if (effect.type !== 'used') return [];
    const money = this.desk.voice.money(effect.off ?? effect.money ?? 0);
    return factOf(this.#nameOf(effect.thing), `−${money}`, 'off');
  }

  #gains(effects: Effect[]): HTMLElement[] {
    const sums = new Map<string, number>();
    for (const effect of effects) {
      if (effect.type !== 'earned') continue;
      sums.set(effect.thing, (sums.get(effect.thing) ?? 0) + effect.amount);
    }
    const { voice } = this.desk;
    const gains = [...sums].map(([thing, amount]) => {
      const currency = this.#programme?.currencies?.find(({ id }) => id === thing);
      if (!currency) return this.#nameOf(thing);
      const size = currency.unit === 'money' ? voice.money(amount) : String(amount);
      return `${size} ${this.#nameOf(thing)}`;
    });
    return gains.length > 0 ? factOf(voice.say('bill-earns'), gains.join(voice.say('and'))) : [];
  }

  #levels(after: { tier: string; level?: string }[]): HTMLElement[] {
    const { view, voice } = this.desk;
    const risen = after.filter(
      ({ tier, level }) => level && view?.tiers.find(({ id }) => id === tier)?.level !== level,
    );
    return risen.flatMap(({ level }) => factOf(voice.say('bill-level'), this.#nameOf(level!)));
  }

  #nameOf(thing: string): string {
    const label = this.#programme && labelOfThing(this.#programme, thing);
    return textIn(label?.name, this.desk.voice.language) || thing;
  }

  async #pay(): Promise<void> {
    if (this.#counts.size === 0) return;
    const { voice } = this.desk;
    const { cart } = this.#bill() ?? {};
    const attributes = this.#attributes();
    if (cart && cart.use.length > 0) attributes.use = cart.use as never;
    const paid = voice.money(cart?.paid ?? Number(attributes.amount));
    const isDone = await this.desk.submit('purchase', attributes, voice.say('paid', { paid }));
    if (isDone) this.#empty();
  }

  #empty(): void {
    this.#counts.clear();
    this.#points.checked = false;
    this.showBill();
  }

  async #fulfil(): Promise<void> {
    const { voice, center } = this.desk;
    const [member, voucher] = this.#code.value.trim().split('.');
    if (member !== center.member || !voucher) return this.desk.report(voice.say('no-voucher'));
    const code = `${member}.${voucher}`;
    await this.desk.submit('fulfil', { voucher }, voice.say('fulfilled', { code }), true);
  }
}

function factOf(name: string, value: string, kind = ''): HTMLElement[] {
  const row = document.createElement('div');
  row.className = kind;
  const [term, description] = [document.createElement('dt'), document.createElement('dd')];
  term.textContent = name;
  description.textContent = value;
  row.append(term, description);
  return [row];
}
