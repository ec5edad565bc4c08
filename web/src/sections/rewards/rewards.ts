// The rewards section: the catalogue, and the vouchers the member holds.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { spendable } from '../../model/pick.js';
import { segments } from '../../parts/segments.js';
import { adopt } from '../../styles/index.js';
import { rewardStyles } from '../../styles/rewards.js';
import { segmentStyles } from '../../styles/segments.js';
import { catalogue } from './catalogue.js';
import { wallet } from './wallet.js';

type Side = 'catalogue' | 'wallet';

export class RewardsSection implements Section {
  constructor(private readonly app: App) {
    adopt(app.root, segmentStyles.styleSheet!);
    adopt(app.root, rewardStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { app } = this;
    const { words } = app;
    const view = app.store.view!;
    const open = view.vouchers.filter((voucher) => voucher.state === 'open');
    const sides = [
      { id: 'catalogue' as const, name: words.say('rewards.catalogue') },
      { id: 'wallet' as const, name: words.say('rewards.wallet'), count: open.length },
    ];
    // Until one is chosen, the side that has something.
    const chosen = sides.find(({ id }) => id === app.tabs.sides.rewards)?.id;
    const side = chosen ?? (view.rewards.length > 0 ? 'catalogue' : 'wallet');
    return html`<div class="stack rewards" data-side=${side}>
      ${segments(words.say('tab.rewards'), sides, side, this.#choose)}
      ${side === 'catalogue' ? html`${this.#balance()} ${catalogue(app, view)}` : nothing}
      ${side === 'wallet' ? wallet(app, view) : nothing}
    </div>`;
  }

  #choose = (side: Side): void => {
    this.app.tabs.sides.rewards = side;
    this.app.update();
  };

  #balance(): unknown {
    const { words, store } = this.app;
    const held = spendable(store.view!);
    if (!held) return nothing;
    return html`<p class="to-spend">${words.say('rewards.balance')}
      <b>${words.amount(held.id, held.available)}</b></p>`;
  }
}
