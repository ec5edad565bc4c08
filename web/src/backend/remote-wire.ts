// The requests to the authority: core/docs/authority.md. What comes back is sorted by what is to be
// done about it; an answer that cannot be read is no answer.
import type { Activity, HeldRecord, Outcome } from '@perennial/engine';

/** What the authority holds of a member. */
export interface StateAnswer {
  /** Its clock. */
  now: string;
  standing: 'member' | 'empty' | 'erased';
  /** Of a member: the head of the chain, and the state for `restore`. */
  head?: string;
  snapshot?: string;
  /** The programme that rules: its digest, and its text for those who do not hold it. */
  program: string;
  programme?: string;
  /** Those of the ids asked about that are part of the state. */
  known?: string[];
}

export interface ActivityAnswer extends StateAnswer {
  outcome: Outcome;
}

/** What is sent: word for word the same on every attempt. */
export interface Wish {
  activity: Activity;
  /** Nothing is to be done after this instant, by the authority's clock. */
  until?: string;
  /** Nothing is to be done under another programme than this one. */
  program?: string;
}

export type Answer<Body> =
  | { kind: 'answered'; body: Body }
  | { kind: 'none'; after: number; isBusy?: boolean } // may have arrived or not; to be sent again
  | { kind: 'refused'; code: 'expired' | 'programme_changed' | 'other'; reason: string }
  | { kind: 'blocked' };

export interface WireOptions {
  /** Under which `state`, `activity` and `history` are. */
  address: string | URL;
  /** The bearer token; `fresh` after one was refused. Without it the page's cookies must do. */
  token?: (fresh: boolean) => string | undefined | Promise<string | undefined>;
  fetch?: typeof fetch;
  /** Milliseconds after which an answer is not waited for any more. */
  timeout?: number;
}

const none = { kind: 'none', after: 0 } as const;
const busy = [409, 425, 429];

export class Wire {
  readonly base: string;
  #token: string | undefined;
  #isOut = false;

  constructor(private readonly options: WireOptions) {
    const { href } = new URL(options.address, globalThis.document?.baseURI);
    this.base = href.endsWith('/') ? href : `${href}/`;
  }

  /** In place of what the host's function gave; nothing: it is not even asked any more. */
  take(token: string | undefined): void {
    this.#token = token;
    this.#isOut = token === undefined;
  }

  state(member: string, program: string, ids: string[]): Promise<Answer<StateAnswer>> {
    const query = new URLSearchParams({ member, ...(program && { program }) });
    for (const id of ids) query.append('id', id);
    return this.#ask(`state?${query}`, {}, isState);
  }

  activity(wish: Wish, program: string): Promise<Answer<ActivityAnswer>> {
    const query = new URLSearchParams({ ...(program && { program }) });
    const init = {
      method: 'POST',
      body: JSON.stringify(wish),
      headers: { 'Content-Type': 'application/json' },
    };
    return this.#ask(`activity?${query}`, init, isActivityAnswer);
  }

  history(
    member: string,
    before: number | undefined,
    limit: number,
  ): Promise<Answer<{ records: HeldRecord[] }>> {
    const query = new URLSearchParams({ member, limit: String(limit) });
    if (before !== undefined && Number.isFinite(before)) query.set('before', String(before));
    return this.#ask(`history?${query}`, {}, isHistory);
  }

  async #ask<Body>(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
    isBody: (body: Partial<Body>) => boolean,
  ): Promise<Answer<Body>> {
    try {
      let response = await this.#fetch(path, init, false);
      if (this.options.token && isShut(response)) {
        response = await this.#fetch(path, init, true);
      }
      return response ? await answerOf(response, isBody) : { kind: 'blocked' };
    } catch {
      return none;
    }
  }

  // Nothing where the host has no token.
  async #fetch(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
    fresh: boolean,
  ): Promise<Response | undefined> {
    if (this.#isOut) return undefined;
    const { token, fetch: send = fetch, timeout = 15_000 } = this.options;
    if (token && (fresh || !this.#token)) this.#token = await token(fresh);
    if (token && !this.#token) return undefined;
    return send(this.base + path, {
      ...init,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
      headers: {
        ...init.headers,
        Accept: 'application/json',
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
      },
    });
  }
}

function isShut(response: Response | undefined): boolean {
  return response?.status === 401 || response?.status === 403;
}

async function answerOf<Body>(
  response: Response,
  isBody: (body: Partial<Body>) => boolean,
): Promise<Answer<Body>> {
  const { status } = response;
  if (isShut(response)) return { kind: 'blocked' };
  const isBusy = busy.includes(status);
  if (status >= 500 || status === 408 || isBusy) {
    const seconds = Number(response.headers.get('Retry-After') ?? 0);
    return { kind: 'none', after: (seconds || 0) * 1000, isBusy };
  }
  const body = (await response.json().catch(() => ({}))) as Partial<Body> & {
    error?: { sentence?: string };
  };
  if (status === 200) return isBody(body) ? { kind: 'answered', body: body as Body } : none;
  if (status < 400) return none;
  const code = status === 410 ? 'expired' : status === 412 ? 'programme_changed' : 'other';
  return { kind: 'refused', code, reason: body.error?.sentence ?? `${status} from the authority` };
}

function isState({ now, standing, head, snapshot, program }: Partial<StateAnswer>): boolean {
  const isHeld = typeof head === 'string' && typeof snapshot === 'string';
  const isWhole = standing === 'member' ? isHeld : standing === 'empty' || standing === 'erased';
  return isWhole && typeof program === 'string' && !Number.isNaN(Date.parse(now ?? ''));
}

function isActivityAnswer(answer: Partial<ActivityAnswer>): boolean {
  return typeof answer.outcome?.status === 'string' && isState(answer);
}

function isHistory({ records }: { records?: HeldRecord[] }): boolean {
  return Array.isArray(records);
}
