// Giving points to another member: to whom, how much, what it costs besides and what is left, all
// before it is done.
import type { ActivityAttributes, ViewedCurrency, ViewedTransfer } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { fact } from '../../app/sheet.js';
import { isGiven } from '../../model/sides.js';
import { changeOf } from '../../model/result.js';
import { icon } from '../../parts/icons.js';
import { choiceStyles } from '../../styles/choices.js';
import { formStyles } from '../../styles/forms.js';
import { adopt } from '../../styles/index.js';
import { sheetStyles } from '../../styles/sheet.js';
import { firstChoice, paymentChoice, payWith } from '../check-in/payment.js';
import { priceOf } from '../check-in/streak-words.js';

interface Draft {
  to: string;
  amount: number;
  chosen?: number;
  fault?: 'needs_member' | 'needs_amount';
}

export class GiveSection implements Section {
  #of: App['store'] | undefined;
  #drafts = new Map<string, Draft>();

  constructor(private readonly app: App) {
    adopt(app.root, choiceStyles.styleSheet!);
    adopt(app.root, formStyles.styleSheet!);
    adopt(app.root, sheetStyles.styleSheet!); // its list of facts
  }

  render(): TemplateResult {
    const { store } = this.app;
    if (this.#of !== store) this.#drafts = new Map();
    this.#of = store;
    return html`${store.view!.currencies.filter(isGiven).map((held) => this.#card(held))}`;
  }

  #draft({ id }: ViewedCurrency): Draft {
    const draft = this.#drafts.get(id) ?? { to: '', amount: 0 };
    this.#drafts.set(id, draft);
    return draft;
  }

  #card(currency: ViewedCurrency): TemplateResult {
    const { words } = this.app;
    const { code, most } = currency.transfer!;
    const name = words.thing(currency.id);
    const why = code !== 'ok' ? words.forCode('status', code) : '';
    return html`<section class="card give" part="card" data-give=${currency.id}>
      <h2>${words.say('give.title', { name })}</h2>
      <p class="row-note">${words.say('give.sub')}</p>
      ${why || most < 1
        ? html`<p class="row-note">${why || words.forCode('status', 'insufficient_balance')}</p>`
        : this.#form(currency, currency.transfer!)}
    </section>`;
  }

  #form(currency: ViewedCurrency, transfer: ViewedTransfer): TemplateResult {
    const { app } = this;
    const { words, store } = app;
    const draft = this.#draft(currency);
    const set = (change: Partial<Draft>) => {
      Object.assign(draft, { fault: undefined }, change);
      app.update();
    };
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#give(currency, transfer);
    };
    const valueOf = (event: Event) => event.target as HTMLInputElement;
    return html`<form novalidate @submit=${submit}>
      <label class="field"><span>${words.say('give.to')}</span>
        <input type="text" data-field="to" maxlength="128" autocomplete="off"
          autocapitalize="off" spellcheck="false" .value=${draft.to}
          @input=${(event: Event) => set({ to: valueOf(event).value.trim() })} /></label>
      <label class="field"><span>${words.say('give.amount')}</span>
        <small>${words.say('give.most', { n: transfer.most })}</small>
        <input type="number" inputmode="numeric" data-field="amount" min="1" max=${transfer.most}
          step="1" .value=${draft.amount > 0 ? String(draft.amount) : ''}
          @input=${(event: Event) => set({ amount: valueOf(event).valueAsNumber || 0 })} /></label>
      ${paymentChoice(app, store.view!, transfer.options, this.#chosen(draft, transfer), (index) =>
        set({ chosen: index }),
      )}
      ${this.#facts(currency, transfer, draft)}
      <p class="quiet-note">${words.say('give.note')}</p>
      ${this.#complaint(currency, transfer, draft)}
      <button class="button primary wide" part="cta" type="submit" data-action="give"
        aria-disabled=${store.busy !== undefined}>
        ${draft.amount > 0
          ? words.say('give.button', { gifts: words.amount(currency.id, draft.amount) })
          : words.say('give.button_plain')}</button>
    </form>`;
  }

  #chosen({ chosen }: Draft, { options }: ViewedTransfer): number {
    return chosen ?? firstChoice(options);
  }

  #facts(currency: ViewedCurrency, transfer: ViewedTransfer, draft: Draft): TemplateResult {
    const { words, store } = this.app;
    const { left, of, options } = transfer;
    const option = options[this.#chosen(draft, transfer)];
    const foretold =
      draft.amount > 0 && draft.to
        ? store.preview('transfer', this.#attributes(currency, transfer, draft))
        : undefined;
    const after = foretold && currency.available + changeOf(foretold, currency.id);
    return html`<dl class="facts">
      ${options.length === 1 && option!.cost.length > 0
        ? fact(words.say('give.cost'), priceOf(this.app, option))
        : nothing}
      ${left !== undefined && of !== undefined
        ? fact(words.say('give.quota'), `${words.format.number(left)} / ${words.format.number(of)}`)
        : nothing}
      ${after === undefined
        ? nothing
        : fact(words.say('give.after'), words.amount(currency.id, after))}
    </dl>`;
  }

  #complaint({ id }: ViewedCurrency, { most }: ViewedTransfer, { fault }: Draft): unknown {
    const { words, store } = this.app;
    const mine = store.deed?.type === 'transfer' && store.deed.attributes?.currency === id;
    const text = fault
      ? words.say(`give.${fault}`, { n: most })
      : mine
        ? this.app.reasonOf(store.deed)
        : '';
    return text ? html`<p class="reason">${icon('warning', 18)} ${text}</p>` : nothing;
  }

  #attributes({ id }: ViewedCurrency, transfer: ViewedTransfer, draft: Draft): ActivityAttributes {
    const { options } = transfer;
    const option = options[this.#chosen(draft, transfer)];
    return { to: draft.to, currency: id, amount: draft.amount, ...payWith(option, options) };
  }

  async #give(currency: ViewedCurrency, transfer: ViewedTransfer): Promise<void> {
    const { app } = this;
    const draft = this.#draft(currency);
    const { to, amount } = draft;
    const isWhole = Number.isInteger(amount) && amount >= 1 && amount <= transfer.most;
    draft.fault = to === '' ? 'needs_member' : isWhole ? undefined : 'needs_amount';
    if (draft.fault) {
      app.update();
      app.say(app.words.say(`give.${draft.fault}`, { n: transfer.most }));
      const field = draft.fault === 'needs_member' ? 'to' : 'amount';
      const place = `[data-give="${currency.id}"] [data-field=${field}]`;
      app.root.querySelector<HTMLElement>(place)?.focus();
      return;
    }
    const gifts = app.words.amount(currency.id, amount);
    const deed = await app.act('transfer', this.#attributes(currency, transfer, draft), () =>
      app.words.say('give.done', { member: to, gifts }),
    );
    if (deed.outcome?.status !== 'accepted') return;
    this.#drafts.delete(currency.id);
    app.update();
  }
}
