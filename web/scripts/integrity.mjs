// Writes dist/integrity.json: of every file a page can load its hash, as `integrity` wants it, and
// an import map that has the browser check the whole graph of modules.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => /\.(js|wasm)$/.test(name) && name !== 'engine-node.js')
  .sort();

const hashOf = (name) =>
  `sha384-${createHash('sha384').update(readFileSync(dist + name)).digest('base64')}`;

const integrity = Object.fromEntries(files.map((name) => [`./${name}`, hashOf(name)]));
writeFileSync(`${dist}integrity.json`, `${JSON.stringify({ integrity }, null, 2)}\n`);
