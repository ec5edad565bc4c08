// A member's records as one text, a line each: what `loyalty verify` reads at a terminal.
import { type Backend, keepsJournal } from '../../backend/backend.js';

const pageSize = 200;

export async function exported(backend: Backend, member: string): Promise<string> {
  if (keepsJournal(backend)) return backend.journal(member);
  const lines: string[] = [];
  for (let before: number | undefined; ;) {
    const page = await backend.history(member, before, pageSize);
    lines.push(...page.map((record) => `${JSON.stringify(record)}\n`));
    if (page.length < pageSize) return lines.reverse().join('');
    before = page.at(-1)!.seq;
  }
}

/** Hands a text to the browser as a file to be saved. */
export function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some begin to read it later
}
