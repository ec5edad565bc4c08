// The section of what binds members to the brand and to each other: plans, invitations, partners,
// surveys and feedback, consents, the birthday, the year, the rules, and what is kept of them.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { type Side, sidesOf } from '../../model/sides.js';
import { segments } from '../../parts/segments.js';
import { adopt } from '../../styles/index.js';
import { moreStyles } from '../../styles/more.js';
import { segmentStyles } from '../../styles/segments.js';
import { partners } from './partners.js';
import { plans } from './plans.js';

export class MoreSection implements Section {
  readonly #invite: Section;
  readonly #voice: Section;
  readonly #birthday: Section;
  readonly #year: Section;
  readonly #rules: Section;

  constructor(private readonly app: App) {
    adopt(app.root, segmentStyles.styleSheet!);
    adopt(app.root, moreStyles.styleSheet!);
    this.#invite = new Late(app, async () => {
      const { InviteSection } = await app.need('invite', import('./referral.js'));
      return new InviteSection(app);
    });
    this.#voice = new Late(app, async () => {
      const { VoiceSection } = await import('./voice.js');
      return new VoiceSection(app);
    });
    this.#birthday = new Late(app, async () => {
      await app.need('rules', import('../rules/blocks.js'));
      const { BirthdaySection } = await app.need('story', import('./birthday.js'));
      return new BirthdaySection(app);
    });
    this.#year = new Late(app, async () => {
      const { YearSection } = await app.need('story', import('../year/year.js'));
      return new YearSection(app);
    });
    this.#rules = new Late(app, async () => {
      const { RulesSection } = await app.need('rules', import('../rules/rules.js'));
      return new RulesSection(app);
    });
  }

  render(): TemplateResult {
    const { app } = this;
    const { words } = app;
    const view = app.store.view!;
    const waiting: Partial<Record<Side, number>> = {
      voice: view.surveys.filter(({ code }) => code === 'ok').length,
    };
    const sides = sidesOf(app, view).map((id) => ({
      id,
      name: words.say(`more.${id}`),
      count: waiting[id] ?? 0,
    }));
    const side = (sides.find(({ id }) => id === app.tabs.sides.more) ?? sides[0])?.id;
    return html`<div class="stack more" data-side=${side ?? ''}>
      ${side ? segments(words.say('tab.more'), sides, side, this.#choose) : nothing}
      ${side ? this.#side(side) : nothing}
    </div>`;
  }

  #side(side: Side): unknown {
    const view = this.app.store.view!;
    switch (side) {
      case 'plans':
        return plans(this.app, view);
      case 'invite':
        return this.#invite.render();
      case 'partners':
        return partners(this.app, view);
      case 'voice':
        return this.#voice.render();
      case 'consents':
        return this.app.tabs.consents.render();
      case 'data':
        return this.app.tabs.data.render();
      case 'birthday':
        return this.#birthday.render();
      case 'year':
        return this.#year.render();
      case 'rules':
        return this.#rules.render();
    }
  }

  #choose = (side: Side): void => {
    this.app.tabs.sides.more = side;
    this.app.update();
  };
}
