// The scenarios in a page: what came of them is `told`, a promise that the test waits for.
import { load } from '/engine/index.js';
import { tellAll } from './variants.mjs';

async function run() {
  const [loyalty, stories] = await Promise.all([
    load(),
    fetch('/stories.json').then((response) => response.json()),
  ]);
  return tellAll(loyalty, stories);
}

globalThis.told = run();
