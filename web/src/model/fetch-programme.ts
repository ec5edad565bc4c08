import type { Program } from '@perennial/engine';
import { Failure } from '../backend/failure.js';

/** The address a `program` attribute names: itself, or for a bare word `programs/<word>.json`. */
export function programmeAddress(program: string, base: string): URL {
  const bare = /^[\w-]+$/.test(program);
  return new URL(bare ? `programs/${program}.json` : program, base);
}

const asked = new Map<string, Promise<Program>>();

/** Asked for twice within one loading, a programme is fetched once. */
export function fetchProgramme(program: string): Promise<Program> {
  const known = asked.get(program);
  asked.delete(program);
  if (known) return known;
  const coming = fetchNow(program);
  asked.set(program, coming);
  return coming;
}

async function fetchNow(program: string): Promise<Program> {
  if (!program) throw new Failure('programme_unavailable', 'The attribute `program` is missing.');
  try {
    const response = await fetch(programmeAddress(program, document.baseURI));
    if (!response.ok) throw new Error(`${response.status} from ${response.url}`);
    return (await response.json()) as Program;
  } catch (error) {
    throw new Failure('programme_unavailable', String(error), { cause: error });
  }
}
