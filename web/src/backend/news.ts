// What the tabs of one browser tell each other: that something about a member changed, never what.
// The rest stands in the shelf.
export class News {
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(name: string) {
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.#heard(String(data));
  }

  on(member: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(member) ?? new Set();
    this.#listeners.set(member, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** In every tab, this one too. */
  tell(member: string): void {
    this.tellOthers(member);
    this.#heard(member);
  }

  tellOthers(member: string): void {
    this.#channel?.postMessage(member);
  }

  /** In this tab only: what another one finds out by itself. */
  tellHere(): void {
    for (const member of this.#listeners.keys()) this.#heard(member);
  }

  close(): void {
    this.#channel?.close();
    this.#listeners.clear();
  }

  #heard(member: string): void {
    for (const listener of [...(this.#listeners.get(member) ?? [])]) listener();
  }
}

const queues = new Map<string, Promise<unknown>>();

/** One at a time among all tabs; where the browser has no Web Locks, among those of this page. */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks) return (await locks.request(name, work)) as T;
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
  queues.set(name, turn);
  return turn;
}
