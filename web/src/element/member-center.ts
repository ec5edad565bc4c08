import { LitElement, nothing, type PropertyValues } from 'lit';
import { type Backend, keepsDevice, takesToken } from '../backend/backend.js';
import type { App } from '../app/app.js';
import type { Catalogues } from '../i18n/catalog.js';
import { baseStyles, skeleton } from './base.js';
import { broughtIn, fetchEarly } from './early.js';
import { tokenStyles } from './tokens.js';

const skeletonAfter = 150; // sooner, it would only flicker
const slowAfter = 8000;
const nearby = 200; // px around what is in sight

/**
 * A member center: balance, tier, check-in and history of one member of one programme.
 *
 * This class is small on purpose: it shows a skeleton and fetches the rest when it comes near the
 * viewport.
 *
 * @tag member-center
 * @attr program - address of the programme's document; a bare word `coffee` means
 *   `programs/coffee.json`
 * @attr member - id of the member
 * @attr lang - `zh-CN`, `en` or a language of `messages`; else that of the nearest ancestor, else
 *   the browser's
 * @attr theme - `auto`, `light` or `dark`
 * @attr display-name - how to greet the member
 * @attr calm - no streak ring and no word of loss; the days of the month count
 * @attr invited-by - whose invitation a newcomer brought; it stands in the field for it
 * @attr invite-url - the page that a member's invitations lead to, `{code}` in it or not; else this
 * @attr section - what is open: `home`, `check-in`, `rewards/wallet`, `more/data` and so on; it
 *   follows what the visitor opens
 * @attr hash - keeps the section in the page's address, `#mc=rewards/wallet`; its value is the name
 *   there, in place of `mc`, for pages with several
 * @fires mc-navigate - another section was opened; detail: section
 * @fires mc-ready - the first view is shown, of every member anew
 * @fires mc-error - something outside the engine failed; detail: code, message
 * @fires mc-outcome - an activity was accepted or refused; detail: type, outcome
 * @fires mc-before-action - cancelable; before an activity is submitted; detail: type
 * @fires mc-sync-state - where an authority is: detail: state, waiting, dead
 * @fires mc-coupon-apply - cancelable; a coupon is to be used: detail: code, voucher, reward
 * @fires mc-share - cancelable; before an invitation or a moment is shared; detail: text, url and
 *   code, or title and image
 * @slot reward-<id> - the picture of a reward
 * @fires mc-login-request - a guest pressed the sign-in button
 */
export class MemberCenter extends LitElement {
  static override styles = [tokenStyles, baseStyles];

  static override properties = {
    program: { type: String },
    member: { type: String },
    lang: { type: String, reflect: true },
    theme: { type: String, reflect: true },
    displayName: { type: String, attribute: 'display-name' },
    calm: { type: Boolean, reflect: true },
    cardArt: { type: String, attribute: 'card-art' },
    invitedBy: { type: String, attribute: 'invited-by' },
    inviteUrl: { type: String, attribute: 'invite-url' },
    section: { reflect: true, converter: { toAttribute: (path: string) => path || null } },
    hash: { type: String },
    messages: { attribute: false },
    clock: { attribute: false },
    customBackend: { attribute: false },
  };

  declare program: string;
  declare member: string;
  declare lang: string;
  declare theme: string;
  declare displayName: string;
  declare calm: boolean;
  declare cardArt: string;
  declare invitedBy: string;
  declare inviteUrl: string;
  declare section: string;
  declare hash: string | null;
  /** Sentences of other languages, or other words: `{ ar: { 'tab.home': 'الرئيسية' } }`. */
  declare messages: Catalogues | undefined;
  /** Milliseconds; for a demo that moves its clock. */
  declare clock: (() => number) | undefined;
  /** Another backend than the local one; set it before the element is connected. */
  declare customBackend: Backend | undefined;

  #app: App | undefined;
  #observer: IntersectionObserver | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #patience: 'none' | 'waiting' | 'late' = 'none';

  constructor() {
    super();
    this.program = '';
    this.member = '';
    this.theme = 'auto';
    this.calm = false;
    this.invitedBy = '';
    this.section = '';
    this.hash = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#app) {
      this.#app.connect();
      return;
    }
    this.#timers = [
      setTimeout(() => this.#wait('waiting'), skeletonAfter),
      setTimeout(() => this.#wait('late'), slowAfter),
    ];
    // By then a page's script has set the properties that it sets.
    void this.updateComplete.then(() => this.#watch());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
    this.#app?.disconnect();
  }

  /** The backend in use, once there is one. */
  get backend(): Backend | undefined {
    return this.#app?.backend;
  }

  /** Reads the member again. */
  async refresh(): Promise<void> {
    await this.#app?.refresh();
  }

  /** Opens a section, as the attribute does. */
  async open(section: string): Promise<void> {
    this.section = section;
    await this.updateComplete;
  }

  /** Somebody signed in: the member is read again, without a reload. */
  async setToken(token: string): Promise<void> {
    const { backend } = this;
    if (backend && takesToken(backend)) backend.setToken(token);
    if (this.#app) this.#app.signedOut = false;
    await this.#app?.restart();
  }

  /** Shows the screen of one who is signed out; what is kept on the device stays. */
  async logout(): Promise<void> {
    const { backend } = this;
    if (backend && takesToken(backend)) backend.setToken(undefined);
    this.#app?.logout();
    await this.updateComplete;
  }

  /** All records of the member as one text, a line of JSON each. */
  async exportData(): Promise<string> {
    const { exported } = await import('../sections/data/export.js');
    return this.backend ? exported(this.backend, this.member) : '';
  }

  /** Takes what is kept off this device, in every tab. */
  async clearDevice(): Promise<void> {
    const { backend } = this;
    if (backend && keepsDevice(backend)) await backend.forget(this.member);
    await this.refresh();
  }

  protected override willUpdate(changed: PropertyValues<MemberCenter>): void {
    const sources = ['program', 'member', 'customBackend', 'clock'] as const;
    if (sources.some((name) => changed.has(name))) {
      if (this.#app && changed.has('member')) this.#app.signedOut = false;
      void this.#app?.restart();
    } else if (changed.has('section')) {
      this.#app?.navigate();
    } else if (changed.has('lang') || changed.has('messages')) {
      void this.#app?.speak();
    }
  }

  protected override render(): unknown {
    if (this.#app?.ready) return this.#app.render();
    if (this.#patience === 'none') return nothing;
    return skeleton(this.#patience === 'late' ? '… 还在载入 · Still loading' : '');
  }

  protected override updated(): void {
    if (this.#app?.ready) this.#app.rendered();
  }

  // What is in sight already need not wait for the first frame, as the observer would.
  #watch(): void {
    if (!this.isConnected || this.#app) return;
    const { top, bottom, height } = this.getBoundingClientRect();
    if (height > 0 && top < innerHeight + nearby && bottom > -nearby) return void this.#begin();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#begin();
      },
      { rootMargin: `${nearby}px` },
    );
    this.#observer.observe(this);
  }

  async #begin(): Promise<void> {
    this.#observer?.disconnect();
    this.messages ??= broughtIn(this);
    fetchEarly(this);
    const { App } = await import('../app/app.js');
    if (this.#app) return;
    this.#app = new App(this, () => {
      this.#stopWaiting();
      this.requestUpdate();
    });
    if (this.isConnected) this.#app.connect();
    await this.#app.restart();
  }

  #wait(patience: 'waiting' | 'late'): void {
    this.#patience = patience;
    this.requestUpdate();
  }

  #stopWaiting(): void {
    this.#observer?.disconnect();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
