// Prints what a page loads, brotli, and fails when a part is over its budget in .ci/budgets.json.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => /\.(js|wasm)$/.test(name));
const size = (name) => brotliCompressSync(readFileSync(dist + name)).length;

// Static imports only: what is fetched before the importing file can run.
function withImports(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(dist + entry, 'utf8');
  for (const [, path] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
    const target = new URL(path, `file:///${entry}`).pathname.slice(1);
    if (target.endsWith('.js')) withImports(target, seen);
  }
  return seen;
}

const chunk = (name) => {
  const found = files.find((file) => file.startsWith(`chunks/${name}-`));
  if (!found) throw new Error(`no chunk ${name} in dist`);
  return found;
};
const sum = (names) => [...names].reduce((total, name) => total + size(name), 0);

const loader = withImports('define.js');
const first = new Set([...loader, ...withImports(chunk('app')), chunk('first.zh-CN')]);
const engine = [...withImports('engine.js'), 'engine.wasm'].filter((name) => !loader.has(name));
const all = new Set(files.filter((name) => name !== 'engine-node.js'));
const glue = engine.filter((name) => name.endsWith('.js'));

const parts = {
  wasm: ['engine.wasm'],
  glue,
  loader,
  'first view without the engine': first,
  'everything a page can load': all,
};
const budgets = JSON.parse(
  readFileSync(new URL('../../.ci/budgets.json', import.meta.url), 'utf8'));
const budgetOf = (name) => budgets.find(({ part }) => part === name);
let over = false;
for (const [name, names] of Object.entries(parts)) {
  const { kilobytes: limit, goal } = budgetOf(name);
  const bytes = sum([...names].filter((file) => files.includes(file)));
  const bad = bytes > limit * 1024;
  over ||= bad;
  console.log(
    `${name.padEnd(32)} ${String(bytes).padStart(7)} B of ${limit} KB${bad ? '  OVER' : ''}` +
      (goal ? `, goal ${goal} KB` : ''),
  );
}
process.exitCode = over ? 1 : 0;
