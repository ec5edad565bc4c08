// What a local backend draws by: a secret seed of 32 bytes whose SHA-256 stands published before it
// is used, and which is published itself when another takes its place. Whoever holds the device can
// read the seed, so that draws here can be verified but are no secret.
import type { Activity, DrawVerdict, HeldRecord, Program } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { EngineFace, EngineMaker } from '../engine/face.js';
import type { DrawKeeper, PublishedSeed } from './backend.js';
import type { SeedRow, Stores } from './database.js';
import { parse } from './records.js';

type Verifier = EngineMaker['draws'];

/** The seeds of one database at one moment. */
export class Seeds implements DrawKeeper {
  constructor(
    private readonly database: IDBPDatabase<Stores>,
    private readonly verifier: Verifier,
    private readonly now: string,
  ) {}

  async seeds(): Promise<PublishedSeed[]> {
    const { from } = await this.#ruling();
    if (dayOf(from) !== dayOf(this.now)) return this.replaceSeed();
    const rows = await this.database.getAll('seeds');
    return rows.reverse().map(({ commitment, from: since, until, seed }) => ({
      commitment,
      from: since,
      ...(until !== undefined && { until, seed }),
    }));
  }

  async replaceSeed(): Promise<PublishedSeed[]> {
    await this.#ruling();
    const next = this.#fresh();
    const transaction = this.#writing();
    const cursor = await transaction.store.openCursor(null, 'prev');
    if (cursor) await cursor.update({ ...cursor.value, until: next.from });
    await transaction.store.add(next);
    await transaction.done;
    return this.seeds();
  }

  async verifyDraw(member: string, activity: string): Promise<DrawVerdict> {
    const row = await this.database.getFromIndex('journal', 'id', [member, activity]);
    const record = row && parse(row.line);
    const programme = record && (await this.database.get('programmes', record.program));
    const program = programme && (JSON.parse(programme.text) as Program);
    return verifyRecord(this.verifier, await this.seeds(), program, record);
  }

  /** Of the draw that the activity asks for, by the seed that rules. */
  async entropyFor(engine: EngineFace, activity: Activity): Promise<string> {
    const { seed } = await this.#ruling();
    const view = engine.view({ member: activity.member, now: this.now });
    return entropyFor(this.verifier, seed, activity, 'error' in view ? [] : view.draws);
  }

  // Made, and durable, before anything is drawn by it.
  async #ruling(): Promise<SeedRow> {
    const first = this.#fresh();
    const transaction = this.#writing();
    const held = (await transaction.store.openCursor(null, 'prev'))?.value;
    if (!held) await transaction.store.add(first);
    await transaction.done;
    return held ?? first;
  }

  #writing() {
    return this.database.transaction('seeds', 'readwrite', { durability: 'strict' });
  }

  #fresh(): SeedRow {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const seed = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { seed, commitment: this.verifier.drawCommitment(seed), from: this.now };
  }
}

/** For the number behind the draws that the member made there. */
export function entropyFor(
  verifier: Verifier,
  seed: string,
  { member, attributes = {} }: Activity,
  made: { id: string; count: number }[],
): string {
  const only = made.length === 1 ? made[0]!.id : '';
  const draw = String(attributes['draw'] ?? only);
  const count = made.find(({ id }) => id === draw)?.count ?? 0;
  return verifier.drawEntropy(seed, member, draw, count + 1, String(attributes['nonce'] ?? ''));
}

/** Does the draw of a record again, by whichever seed was published since. */
export function verifyRecord(
  verifier: Verifier,
  seeds: PublishedSeed[],
  program: Program | undefined,
  record: HeldRecord | undefined,
): DrawVerdict {
  const made = record && 'activity' in record ? record : undefined;
  const drawn = made?.outcome.effects.find((effect) => effect.type === 'drawn');
  if (!made || drawn?.type !== 'drawn') return refused('not_a_draw', 'Nothing was drawn there.');
  const prizes = program?.draws?.find(({ id }) => id === drawn.draw)?.prizes;
  if (!prizes) return refused('programme', 'The programme of that draw is not at hand.');
  const { draw, number, ticket, prize, guaranteed, instead_of } = drawn;
  const { member, attributes = {}, stamp } = made.activity;
  const told = {
    member,
    draw,
    number,
    nonce: String(attributes['nonce'] ?? ''),
    prizes: prizes.map(({ id, weight }) => ({ id, weight })),
    ...(stamp?.entropy && { entropy: stamp.entropy }),
    ticket,
    ...(prize && { prize }),
    ...(guaranteed && { guaranteed }),
    ...(instead_of && { instead_of }),
  };
  const received = Date.parse(stamp?.received ?? made.activity.at);
  let verdict =
    received < Date.parse(seeds[0]!.from)
      ? refused('entropy', 'The entropy comes from no seed that was published.')
      : refused('secret', 'The seed is published when another takes its place.');
  for (const { seed, commitment } of seeds) {
    if (seed === undefined) continue;
    const answer = verifier.verifyDraw({ ...told, seed, commitment });
    // Under the seed of another day even the entropy is another.
    if (answer.ok || answer.error.code !== 'entropy') verdict = answer;
  }
  return verdict;
}

function refused(code: string, sentence: string): DrawVerdict {
  return { ok: false, error: { code, sentence } };
}

const dayOf = (instant: string) => instant.slice(0, 10);
