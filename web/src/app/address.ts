// The section in the page's address, `#mc=rewards/wallet`: what the visitor opens stands there, and
// what stands there is opened, by the back button too. The rest of the fragment is the page's.
import type { MemberCenter } from '../element/member-center.js';

export class Address {
  constructor(private readonly host: MemberCenter) {}

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

  #follow = (): void => {
    this.host.section = this.wanted ?? 'home';
  };

  #write = (event: Event): void => {
    const { section } = (event as CustomEvent<{ section: string }>).detail;
    if (event.target !== this.host || section === (this.wanted ?? 'home')) return;
    const others = partsOf(location.hash).filter((one) => !one.startsWith(this.#key));
    location.hash = [...others, this.#key + section].join('&');
  };
}

function partsOf(hash: string): string[] {
  return hash.slice(1).split('&').filter(Boolean);
}
