// The programmes the schema tests work on: the examples, and one that uses every key.

import { readFileSync, readdirSync } from 'node:fs';

const kExamples = new URL('../../examples/programs/', import.meta.url);

export function examples() {
  return readdirSync(kExamples)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace('.json', ''),
      programme: JSON.parse(readFileSync(new URL(file, kExamples), 'utf8')),
    }));
}

export function everything() {
  const file = new URL('everything.json', import.meta.url);
  return { name: 'everything', programme: JSON.parse(readFileSync(file, 'utf8')) };
}
