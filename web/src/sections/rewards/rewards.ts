// The rewards section: the catalogue, the vouchers the member holds, and giving points away.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { isGiven } from '../../model/sides.js';
import { type Segment, segments } from '../../parts/segments.js';
import { filterStyles } from '../../styles/filters.js';
import { adopt } from '../../styles/index.js';
import { rewardStyles } from '../../styles/rewards.js';
import { segmentStyles } from '../../styles/segments.js';
import { Catalogue } from './catalogue.js';
import { Wallet } from './wallet.js';

type Side = 'catalogue' | 'wallet' | 'give';

export class RewardsSection implements Section {
  readonly #catalogue: Section;
  readonly #wallet: Section;
  readonly #give: Section;

  constructor(private readonly app: App) {
    for (const { styleSheet } of [segmentStyles, filterStyles, rewardStyles]) {
      adopt(app.root, styleSheet!);
    }
    this.#catalogue = new Catalogue(app);
    this.#wallet = new Wallet(app);
    // How a price is chosen is said in the sentences of the rescues.
    this.#give = new Late(app, async () => {
      const { GiveSection } = await app.need('check_in', import('./give.js'));
      return new GiveSection(app);
    });
  }

  render(): TemplateResult {
    const { app } = this;
    const { words } = app;
    const view = app.store.view!;
    const open = view.vouchers.filter((voucher) => voucher.state === 'open');
    const sides: Segment<Side>[] = [
      { id: 'catalogue', name: words.say('rewards.catalogue') },
      { id: 'wallet', name: words.say('rewards.wallet'), count: open.length },
      ...(view.currencies.some(isGiven)
        ? [{ id: 'give' as const, name: words.say('rewards.give') }]
        : []),
    ];
    // Until one is chosen, the side that has something.
    const chosen = sides.find(({ id }) => id === app.tabs.sides.rewards)?.id;
    const side = chosen ?? (view.rewards.length > 0 ? 'catalogue' : 'wallet');
    return html`<div class="stack rewards" data-side=${side}>
      ${segments(words.say('tab.rewards'), sides, side, this.#choose)}
      ${side === 'catalogue' ? this.#catalogue.render() : nothing}
      ${side === 'wallet' ? this.#wallet.render() : nothing}
      ${side === 'give' ? this.#give.render() : nothing}
    </div>`;
  }

  #choose = (side: Side): void => {
    this.app.tabs.sides.rewards = side;
    this.app.update();
  };
}
