import { LitElement, nothing, type PropertyValues } from 'lit';
import type { ActivityAttributes, Outcome } from '@perennial/engine';
import { type Backend, keepsDevice, takesToken } from '../backend/backend.js';
import type { App } from '../app/app.js';
import type { CartPreview, GivenActivity, HeldRight } from '../app/services.js';
import type { Catalogues } from '../i18n/catalog.js';
import { baseStyles, skeleton } from './base.js';
import { broughtIn, fetchEarly } from './early.js';
import { tokenStyles } from './tokens.js';

const services = () => import('../app/services.js');

const skeletonAfter = 150; // sooner, it would only flicker
const slowAfter = 8000;
// A property and its attribute say the same, whichever is set; an empty text is no attribute.
const text = {
  fromAttribute: (value: string | null) => value ?? '',
  toAttribute: (value: string | null | undefined) => value || null,
};

const nearby = 200; // px around what is in sight

/**
 * A member center: balance, tier, check-in and history of one member of one programme.
 *
 * This class is small on purpose: it shows a skeleton and fetches the rest when it comes near the
 * viewport. What stands between its tags is shown where scripts are off.
 *
 * @tag member-center
 *
 * @fires mc-navigate - another section was opened; detail: section
 * @fires mc-ready - the first view is shown, of every member anew
 * @fires mc-error - something outside the engine failed; detail: code, message
 * @fires mc-outcome - an activity was accepted or refused; detail: type, attributes, outcome
 * @fires mc-checkin - the member checked in; detail: type, attributes, gifts, outcome, as of all
 *   that was done
 * @fires mc-makeup - a missed day was made up; attributes: streak, day, pay
 * @fires mc-mission-claim - what a mission brings was claimed; attributes: mission
 * @fires mc-draw-result - a draw was decided, before it is shown; attributes: draw
 * @fires mc-redeem - a reward was redeemed; attributes: reward, quantity
 * @fires mc-consent-change - a consent was given or taken back; attributes: consent, given
 * @fires mc-survey-submit - a survey was answered; attributes: survey and its answers
 * @fires mc-tier-change - a level changed while it was shown; detail: tier, from, to
 * @fires mc-sync-state - where an authority is: detail: state, waiting, dead
 * @fires mc-coupon-apply - cancelable; a coupon is to be used; detail: code, voucher, reward
 * @fires mc-login-request - a guest pressed the sign-in button
 * @fires mc-share - cancelable; before an invitation or a moment is shared; detail: text, url and
 *   code, or title and image
 * @fires mc-before-action - cancelable; before any activity; detail: type, attributes, as of all
 *   that are asked for
 * @fires mc-before-checkin - cancelable; before a check-in
 * @fires mc-before-makeup - cancelable; before a missed day is made up
 * @fires mc-before-mission-claim - cancelable; before a claim
 * @fires mc-before-draw - cancelable; before a draw
 * @fires mc-before-redeem - cancelable; before a redemption
 * @fires mc-before-consent-change - cancelable; before a consent changes
 * @fires mc-before-survey-submit - cancelable; before answers are sent
 *
 * @slot - what is shown where scripts are off; nothing of it once the element is there
 * @slot messages - a script of JSON with sentences of other languages, read and never shown
 * @slot announcements - the page's live region, put there while a sheet is open
 * @slot header - above everything
 * @slot footer - below everything
 * @slot login - in place of the sign-in button that a guest sees
 * @slot empty - in place of the drawn mark of a section with nothing in it
 * @slot currency-icon - the mark beside the balance
 * @slot tier-icon - the mark of the tier card and of the welcome
 * @slot card-art - what is drawn on the tier card
 * @slot reward-ID - the picture of the reward of that id
 * @slot entitled:ID - on home, for holders of the entitlement of that id only
 *
 * @csspart card - every card
 * @csspart progress - the tracks of tier, missions and badges
 * @csspart ladder - the nodes of the check-in
 * @csspart cta - the one filled button of a screen
 * @csspart line - the line of what ends soonest or comes next
 * @csspart calendar - the month
 * @csspart day - a day of the month
 * @csspart day-today - today in the month
 * @csspart mission - a mission
 * @csspart badge - a badge
 * @csspart wheel - the wheel of a draw
 * @csspart reward - a reward of the catalogue
 * @csspart coupon - a voucher
 * @csspart row - a row of a list
 * @csspart sheet - the dialog
 * @csspart tab - a tab
 *
 * @cssprop --mc-bg - canvas
 * @cssprop --mc-surface - cards and sheets
 * @cssprop --mc-inset - tracks, segments, skeleton, quiet buttons
 * @cssprop --mc-line - hairlines
 * @cssprop --mc-control - boundaries of controls
 * @cssprop --mc-ink - text
 * @cssprop --mc-ink-2 - second text
 * @cssprop --mc-accent - actions, what is done, links
 * @cssprop --mc-on-accent - text on accent
 * @cssprop --mc-accent-soft - band of the calendar, tiles, soft buttons
 * @cssprop --mc-reward - fill of a gift
 * @cssprop --mc-on-reward - text on reward
 * @cssprop --mc-reward-soft - chips and tiles of a gift
 * @cssprop --mc-reward-ink - text of a gift
 * @cssprop --mc-risk - text and icon of what is at risk
 * @cssprop --mc-risk-soft - ground of what is at risk
 * @cssprop --mc-frost - a frozen day
 * @cssprop --mc-frost-soft - its ground
 * @cssprop --mc-card - start of the tier card's gradient
 * @cssprop --mc-card-2 - its end
 * @cssprop --mc-on-card - text on the card
 * @cssprop --mc-shadow - of cards
 * @cssprop --mc-radius - of cards
 * @cssprop --mc-radius-control - of buttons and chips
 * @cssprop --mc-font - typeface
 * @cssprop --mc-font-size - of body text, all others are multiples of it
 * @cssprop --mc-space - every distance is a multiple of it
 * @cssprop --mc-motion - every duration is multiplied by it, 0 is off
 */
export class MemberCenter extends LitElement {
  static override styles = [tokenStyles, baseStyles];

  static override properties = {
    program: { reflect: true, converter: text },
    member: { reflect: true, converter: text },
    lang: { reflect: true, converter: text },
    theme: { reflect: true, converter: text },
    displayName: { attribute: 'display-name', reflect: true, converter: text },
    cardArt: { attribute: 'card-art', reflect: true, converter: text },
    invitedBy: { attribute: 'invited-by', reflect: true, converter: text },
    calm: { type: Boolean, reflect: true },
    sealed: { type: Boolean, reflect: true },
    inviteUrl: { attribute: 'invite-url', reflect: true, converter: text },
    section: { reflect: true, converter: text },
    hash: { type: String },
    messages: { attribute: false },
    clock: { attribute: false },
    customBackend: { attribute: false },
  };

  /** Address of the programme's document; a bare word `coffee` means `programs/coffee.json`. */
  declare program: string;
  /** Id of the member; empty for a guest. */
  declare member: string;
  /** `zh-CN` or `en`; else that of the nearest ancestor, else the browser's. */
  declare lang: string;
  /** `auto`, `light` or `dark`. */
  declare theme: string;
  /** How to greet the member. */
  declare displayName: string;
  /** No streak ring and no word of loss; the days of the month count. */
  declare calm: boolean;
  /**
   * Encrypts the journals that this browser keeps, under a key that no script can take out. Most
   * browsers have that key in clear among their files: what this protects from is in the README.
   */
  declare sealed: boolean;
  /** `none` leaves the tier card without its drawing. */
  declare cardArt: string;
  /** Whose invitation a newcomer brought; it stands in the field for it. */
  declare invitedBy: string;
  /** The page that a member's invitations lead to, `{code}` in it or not; else this one. */
  declare inviteUrl: string;
  /** What is open: `home`, `rewards/wallet`, `more/data` and so on; it follows the visitor. */
  declare section: string;
  /** Keeps the section in the page's address, `#mc=home`; its text takes the place of `mc`. */
  declare hash: string | null;
  /** Sentences of other languages, or other words: `{ ar: { 'tab.home': 'الرئيسية' } }`. */
  declare messages: Catalogues | undefined;
  /** Milliseconds; for a demo that moves its clock. */
  declare clock: (() => number) | undefined;
  /** Another backend than the local one; set it before the element is connected. */
  declare customBackend: Backend | undefined;

  #app: App | undefined;
  #beginning: Promise<App> | undefined;
  #observer: IntersectionObserver | undefined;
  #isDrawn = false;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #patience: 'none' | 'waiting' | 'late' = 'none';

  constructor() {
    super();
    this.program = '';
    this.member = '';
    this.theme = 'auto';
    this.calm = false;
    this.sealed = false;
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

  /** What a cart comes to for the member: price, gifts, and how much is missing to the next. */
  async preview(cart: ActivityAttributes): Promise<CartPreview | undefined> {
    return (await services()).preview(await this.#begin(), cart);
  }

  /** Sends an activity of the page's own, now and of the member shown unless it says otherwise. */
  async submit(activity: GivenActivity): Promise<Outcome> {
    return (await services()).submit(await this.#begin(), activity);
  }

  /** The rights that the member holds now. */
  async entitlements(): Promise<HeldRight[]> {
    return (await services()).entitlements(await this.#begin());
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
    const sources = ['program', 'member', 'customBackend', 'clock', 'sealed'] as const;
    if (sources.some((name) => changed.has(name))) {
      if (this.#app && changed.has('member')) this.#app.signedOut = false;
      void this.#app?.restart();
    } else if (changed.has('section')) {
      this.#app?.navigate();
    } else if (changed.has('lang') || changed.has('messages')) {
      void this.#app?.speak();
    }
  }

  // What is drawn first has just been read: both in one task would block the page for longer.
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#app?.ready && !this.#isDrawn) {
      this.#isDrawn = true;
      await new Promise((done) => setTimeout(done));
    }
    super.scheduleUpdate();
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

  #begin(): Promise<App> {
    this.#beginning ??= this.#load();
    return this.#beginning;
  }

  async #load(): Promise<App> {
    this.#observer?.disconnect();
    this.messages ??= broughtIn(this);
    fetchEarly(this);
    const { App } = await import('../app/app.js');
    this.#app = new App(this, () => {
      this.#stopWaiting();
      this.requestUpdate();
    });
    if (this.isConnected) this.#app.connect();
    void this.#app.restart();
    return this.#app;
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
