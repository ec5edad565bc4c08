// What the tests of the remote backend stand on: an authority, a device whose clocks are moved by
// hand, and pages on it that come and go.
import { load } from '@perennial/engine';
import type { Activity, ActivityAttributes, View } from '@perennial/engine';
import { onTestFinished } from 'vitest';
import type { Standing, Submitted } from '../../src/backend/backend.js';
import { RemoteBackend, type RemoteOptions } from '../../src/backend/remote.js';
import { PassingShelf } from '../../src/backend/remote-shelf.js';
import { Authority } from '../authority/authority.js';
import { harbour } from '../authority/programme.js';

export const noon = Date.parse('2026-03-02T12:00:00+08:00');
export const day = 24 * 60 * 60_000;

export class Quay {
  /** What the authority's clock says beside the time that really passes. */
  time = noon;
  /** How far the device's clock is off. */
  error = 0;
  readonly authority: Authority;
  readonly shelf = new PassingShelf({ isDurable: true });
  readonly #begun = performance.now();

  constructor(authority: (clock: () => number) => Authority) {
    this.authority = authority(() => this.time + this.#passed());
  }

  static async build(): Promise<Quay> {
    const loyalty = await load();
    const programme = JSON.stringify(harbour);
    const quay = new Quay((clock) => new Authority({ loyalty, programme, clock }));
    quay.authority.apply({ id: 'e', member: 'lin', type: 'enrol', at: quay.authority.now() });
    return quay;
  }

  /** A page of this device with the member center in it. */
  page(options: Partial<RemoteOptions> = {}): RemoteBackend {
    const backend = new RemoteBackend({
      address: 'https://authority.test/',
      fetch: this.authority.fetch,
      shelf: this.shelf,
      retry: { first: 20, most: 80, random: () => 0 },
      patience: 400,
      deadline: 600,
      device: {
        wall: () => this.time + this.#passed() + this.error,
        steady: () => performance.now(),
      },
      ...options,
    });
    onTestFinished(() => backend.close());
    return backend;
  }

  count(type: string): number {
    return this.authority.journal('lin').filter((activity) => activity.type === type).length;
  }

  sent(path: string): number {
    return this.authority.requests.filter((request) => request.path === path).length;
  }

  #passed(): number {
    return performance.now() - this.#begun;
  }
}

let ids = 0;

export function press(
  backend: RemoteBackend,
  type: string,
  attributes: ActivityAttributes = {},
  id = `a-${(ids += 1)}`,
): Promise<Submitted> {
  const activity: Activity = { id, member: 'lin', type, at: backend.now() };
  if (Object.keys(attributes).length > 0) activity.attributes = attributes;
  return backend.submit(activity);
}

export function viewOf(backend: RemoteBackend): View {
  const view = backend.engine.view({ member: 'lin', now: backend.now(), authority: 'remote' });
  if ('error' in view) throw new Error(view.error.sentence);
  return view;
}

export const points = (backend: RemoteBackend): number => viewOf(backend).currencies[0]!.available;

/** How matters stand, read anew as a member center does when it hears of a change. */
export async function told(backend: RemoteBackend): Promise<Standing> {
  await backend.open('lin');
  return backend.standing('lin');
}
