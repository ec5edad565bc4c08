// The stories of native_tests/scenarios with their programmes.

import { existsSync, readFileSync, readdirSync } from 'node:fs';

import { examples } from './programs.mjs';

const kFolder = new URL('../scenarios/', import.meta.url);

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesUnder(new URL(`${entry.name}/`, folder))
      : entry.name.endsWith('.json') ? [new URL(entry.name, folder)] : [],
  );
}

// {name, story, programme}: `programme` is the example the story names or the one written in it.
export function scenarios() {
  const known = new Map(examples().map(({ name, programme }) => [name, programme]));
  return filesUnder(kFolder).sort().map((file) => {
    const story = JSON.parse(readFileSync(file, 'utf8'));
    const programme = story.programme ?? known.get(story.program);
    const name = file.pathname.slice(kFolder.pathname.length);
    if (!programme) throw new Error(`${name}: no programme ${story.program}`);
    return { name, story, programme };
  });
}
