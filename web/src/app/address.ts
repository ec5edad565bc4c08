// The section in the page's address, `#mc=rewards/wallet`: what the visitor opens stands there, and
// what stands there is opened, by the back button too. The rest of the fragment is the page's.
import type { MemberCenter } from '../element/member-center.js';

export class Address {
  readonly #begin: string; // without an address of its own
  #last: string | undefined;

  constructor(private readonly host: MemberCenter) {
    this.#begin = host.section || 'home';
    this.#last = this.wanted;
  }

  start(): void {
    addEventListener('hashchange', this.#follow);
    this.host.addEventListener('mc-navigate', this.#write);
  }

  stop(): void {
    removeEventListener('hashchange', this.#follow);
    this.host.removeEventListener('mc-navigate', this.#write);
  }

  /** The section that the address asks for. */
  get wanted(): string | undefined {
    const part = partsOf(location.hash).find((one) => one.startsWith(this.#key));
    return part?.slice(this.#key.length);
  }

  get #key(): string {
    return `${this.host.hash || 'mc'}=`;
  }

  // The address of another element, or the page's own, may have changed.
  #follow = (): void => {
    const { wanted } = this;
    if (wanted === this.#last) return;
    this.#last = wanted;
    this.host.section = wanted ?? this.#begin;
  };

  #write = (event: Event): void => {
    const { section } = (event as CustomEvent<{ section: string }>).detail;
    if (event.target !== this.host || section === (this.wanted ?? this.#begin)) return;
    const others = partsOf(location.hash).filter((one) => !one.startsWith(this.#key));
    this.#last = section;
    location.hash = [...others, this.#key + section].join('&');
  };
}

function partsOf(hash: string): string[] {
  return hash.slice(1).split('&').filter(Boolean);
}
