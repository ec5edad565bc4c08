// How many activities of the coffee programme a second applyAll takes in, under Node, a thousand at
// a time, of processor time. After `./test wasm` or `./start`:
//   npm run bench            in wasm/
//   node bench.mjs 20000     fewer than 100,000
// The same lines run natively: native_tests/bench/activities.mjs prints them.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { activities } from '../native_tests/bench/activities.mjs';
import { load } from './dist/node.js';

const kBatch = 1000;

const programme = new URL('../examples/programs/coffee.json', import.meta.url);
const lines = [...activities(Number(process.argv[2] ?? 100_000))];
const { engine } = (await load()).create(readFileSync(programme, 'utf8'));
const accepted = ({ outcome }) => outcome.status === 'accepted';

let taken = 0;
const begun = process.cpuUsage();
for (let at = 0; at < lines.length; at += kBatch) {
  const applied = engine.applyAll(lines.slice(at, at + kBatch).join('\n'));
  taken += applied.filter(accepted).length;
}
const { user, system } = process.cpuUsage(begun);
if (taken !== lines.length) throw new Error(`only ${taken} of ${lines.length} were accepted`);

const rate = Math.round((taken * 1_000_000) / (user + system));
console.log(`applyAll  ${taken} activities, ${rate} a second of processor time`);
console.log(`load      ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
