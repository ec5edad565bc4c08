// One sheet at a time: a native dialog, at the bottom of a narrow center and in the middle of a
// wide one. Focus goes to its title and comes back to where it was.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.js';
import { motionOf } from '../parts/motion.js';
import { choiceStyles } from '../styles/choices.js';
import { adopt } from '../styles/index.js';
import { sheetStyles } from '../styles/sheet.js';
import type { App } from './app.js';

export interface SheetContent {
  title: string;
  subtitle?: string;
  body: () => TemplateResult;
}

/** Shows what `content` gives, anew at each rendering; when it gives nothing, what it gave. */
export function openSheet(app: App, content: () => SheetContent | undefined): void {
  app.sheet ??= new Sheet(app);
  app.sheet.open(content);
}

export class Sheet {
  #content: (() => SheetContent | undefined) | undefined;
  #last: SheetContent | undefined; // what is shown while it leaves
  #back: HTMLElement | undefined;
  #closing = false;

  constructor(private readonly app: App) {
    adopt(app.root, choiceStyles.styleSheet!);
    adopt(app.root, sheetStyles.styleSheet!);
  }

  get isOpen(): boolean {
    return this.#content !== undefined;
  }

  open(content: () => SheetContent | undefined): void {
    this.#back = this.app.root.activeElement as HTMLElement | undefined;
    this.#content = content;
    this.app.update();
  }

  close(): void {
    const dialog = this.#dialog();
    if (!dialog?.open || this.#closing) return;
    const factor = motionOf(this.app.host);
    if (factor === 0) return dialog.close();
    this.#closing = true;
    const leave = dialog.animate([{}, { transform: 'translateY(24px)', opacity: 0 }], {
      duration: 200 * factor,
      easing: 'cubic-bezier(.4,0,1,1)',
    });
    leave.finished.finally(() => dialog.close());
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#content) return nothing;
    const content = this.#content() ?? this.#last;
    if (!content) return nothing;
    this.#last = content;
    const { title, subtitle, body } = content;
    return html`<dialog class="sheet" part="sheet" aria-labelledby="sheet-title"
      @close=${this.#closed} @click=${this.#outside} @cancel=${this.#cancelled}>
      <div class="sheet-inside">
        <div class="sheet-head">
          <div>
            <h2 id="sheet-title" tabindex="-1" autofocus>${title}</h2>
            ${subtitle ? html`<p class="sheet-sub">${subtitle}</p>` : nothing}
          </div>
          <button class="round" type="button" aria-label=${this.app.words.say('close')}
            @click=${() => this.close()}>${icon('close', 18)}</button>
        </div>
        ${body()}
      </div>
      <slot name="announcements"></slot>
    </dialog>`;
  }

  rendered(): void {
    const dialog = this.#dialog();
    if (!dialog) return;
    this.#place(dialog);
    if (dialog.open) return;
    dialog.showModal();
    placeLiveRegion(this.app.host, 'announcements');
  }

  // A sheet belongs to its center: at the bottom of the column the center stands in.
  #place(dialog: HTMLDialogElement): void {
    const box = this.app.host.getBoundingClientRect();
    dialog.classList.toggle('centred', box.width >= 560);
    const isMirrored = this.app.host.matches(':dir(rtl)');
    const start = isMirrored ? document.documentElement.clientWidth - box.right : box.left;
    dialog.style.setProperty('--sheet-start', `${start}px`);
    dialog.style.setProperty('--sheet-width', `${box.width}px`);
  }

  #dialog(): HTMLDialogElement | null {
    return this.app.root.querySelector<HTMLDialogElement>('dialog.sheet');
  }

  #cancelled = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  // A press on the scrim reaches the dialog itself, never its inside.
  #outside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.close();
  };

  #closed = (): void => {
    this.#closing = false;
    placeLiveRegion(document.body);
    this.#content = undefined;
    this.#last = undefined;
    const back = this.#back;
    this.app.update();
    void this.app.host.updateComplete.then(() => {
      if (back?.isConnected) back.focus();
      else this.app.focusTab();
    });
  };
}

// All outside an open sheet is inert, and not heard: the live region stands in it meanwhile.
function placeLiveRegion(place: HTMLElement, slot = ''): void {
  const region = document.querySelector('[data-member-center=announcements]');
  if (!region) return;
  region.slot = slot;
  place.append(region);
}

/** A line of a sheet's list of facts. */
export function fact(name: string, value: unknown, kind = ''): TemplateResult {
  return html`<div class="fact ${kind}"><dt>${name}</dt><dd>${value}</dd></div>`;
}
