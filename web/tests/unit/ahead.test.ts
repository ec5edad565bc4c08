// What is fetched ahead is all that sections fetch.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = new URL('../../src/', import.meta.url);

/** The files under `src/sections` that a file imports when it runs. */
function fetchedBy(file: string): string[] {
  const text = readFileSync(new URL(file, source), 'utf8');
  const found = [...text.matchAll(/import\('(\.[^']*)'\)/g)];
  const paths = found.map(([, path]) => new URL(path!, new URL(file, source)));
  return paths
    .map((path) => fileURLToPath(path).slice(fileURLToPath(source).length))
    .filter((path) => path.startsWith('sections/'));
}

test('nothing that a section fetches is forgotten', () => {
  const all = readdirSync(source, { recursive: true }).map(String);
  const files = all.filter((name) => name.endsWith('.ts') && !name.endsWith('ahead.ts'));
  const wanted = new Set(files.flatMap(fetchedBy));
  expect(wanted.size).toBeGreaterThan(15);
  expect(fetchedBy('app/ahead.ts').sort()).toEqual([...wanted].sort());
});
