// What the member agrees to: a switch for each purpose, off until it is said.
import type { ViewedConsent } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { icon } from '../../parts/icons.js';
import { adopt } from '../../styles/index.js';
import { moreStyles } from '../../styles/more.js';

export class ConsentsSection implements Section {
  constructor(private readonly app: App) {
    adopt(app.root, moreStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    return html`<section class="card consents" part="card"
      aria-label=${words.say('consent.title')}>
      <h2>${words.say('consent.title')}</h2>
      <p class="row-note">${words.say('consent.sub')}</p>
      <ul class="rows">${store.view!.consents.map((consent) => this.#row(consent))}</ul>
    </section>`;
  }

  #row(consent: ViewedConsent): TemplateResult {
    const { id, given } = consent;
    const { store } = this.app;
    const note = this.#note(consent);
    return html`<li class="row consent" part="row" data-consent=${id}>
      <div class="row-text">
        <h3 id="consent-${id}">${this.#nameOf(consent)}</h3>
        <p class="row-note" id="consent-note-${id}">${note}</p>
      </div>
      <button type="button" class="switch" role="switch" aria-checked=${given}
        aria-labelledby="consent-${id}" aria-describedby="consent-note-${id}"
        aria-disabled=${store.busy !== undefined} @click=${() => void this.#turn(consent)}>
        <span></span></button>
      ${this.#reason(id)}
    </li>`;
  }

  #nameOf({ id, name }: ViewedConsent): string {
    return this.app.words.text(name) || id;
  }

  #note({ about, given, at }: ViewedConsent): string {
    const { words, store } = this.app;
    const day = at ? words.format.day(words.dayOf(at), store.view!.today) : '';
    const since = day ? words.say(given ? 'consent.given' : 'consent.withdrawn', { day }) : '';
    return [words.text(about), since].filter(Boolean).join(' · ');
  }

  #reason(id: string): unknown {
    const { deed } = this.app.store;
    const text = deed?.attributes?.consent === id ? this.app.reasonOf(deed) : '';
    return text ? html`<p class="reason">${icon('warning', 18)} ${text}</p>` : nothing;
  }

  async #turn(consent: ViewedConsent): Promise<void> {
    const { app } = this;
    const given = !consent.given;
    const name = this.#nameOf(consent);
    await app.act('consent', { consent: consent.id, given }, () =>
      app.words.say(given ? 'consent.on' : 'consent.off', { name }),
    );
  }
}
