// Random lives in a page: what came of each programme's is in `told`, a promise that the test waits
// for.
import { load } from '/engine/index.js';
import { sequences } from './sequences.mjs';

function live(loyalty, one) {
  const { engine } = loyalty.create(JSON.stringify(one.programme));
  const lives = sequences(one);
  const steps = lives.flatMap(({ lines }) => engine.applyAll(lines));
  const snapshot = engine.snapshot();
  engine.dispose();
  return { name: one.name, texts: steps.flatMap(({ texts }) => texts), snapshot };
}

async function run() {
  const [loyalty, programmes] = await Promise.all([
    load(),
    fetch('/programmes.json').then((response) => response.json()),
  ]);
  return { runs: programmes.map((one) => live(loyalty, one)) };
}

globalThis.told = run();
