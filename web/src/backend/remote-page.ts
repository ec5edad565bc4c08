// A page of a member's history: the authority's records, and above them those that are foreseen.
import type { HeldRecord } from '@perennial/engine';
import { Failure } from './failure.js';
import { isCut, type Line } from './remote-line.js';
import type { Shelf } from './remote-shelf.js';

export interface Wanted {
  member: string;
  before: number;
  limit: number;
}

export async function pageOf(
  line: Line,
  shelf: Shelf,
  foreseen: HeldRecord[],
  wanted: Wanted,
): Promise<HeldRecord[]> {
  const above = foreseen.filter(({ seq }) => seq < wanted.before);
  const records = await settledOf(line, shelf, wanted);
  // What was foreseen may have been settled while the records were on their way.
  const last = records[0]?.seq ?? -1;
  return [...above.filter(({ seq }) => seq > last), ...records].slice(0, wanted.limit);
}

async function settledOf(line: Line, shelf: Shelf, wanted: Wanted): Promise<HeldRecord[]> {
  const { member, before, limit } = wanted;
  const { state } = await shelf.read(member);
  if (state?.standing !== 'member') return [];
  const { page, head = '' } = state;
  const covers = page && (page.records.length >= limit || page.isWhole);
  if (before === Infinity && covers && page.head === head) return page.records;
  const answer = isCut() ? undefined : await line.wire.history(member, before, limit);
  if (answer) line.found(answer.kind);
  if (answer?.kind === 'answered') {
    const { records } = answer.body;
    if (before === Infinity) await keep(shelf, member, { head, records, limit });
    return records;
  }
  const held = page?.records.filter(({ seq }) => seq < before) ?? [];
  if (held.length > 0) return held;
  throw new Failure('offline', 'The history is with the authority, which cannot be reached.');
}

function keep(
  shelf: Shelf,
  member: string,
  { head, records, limit }: { head: string; records: HeldRecord[]; limit: number },
): Promise<void> {
  return shelf.write(member, (book) => {
    if (book.state?.head !== head || records[0]?.hash !== head) return;
    book.state = {
      ...book.state,
      page: { head, records, isWhole: records.length < limit },
    };
  });
}
