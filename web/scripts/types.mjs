// Makes the declarations in dist/types stand alone: the engine's come along, and are named by path.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = fileURLToPath(new URL('../dist/types/', import.meta.url));
const engine = fileURLToPath(new URL('../../wasm/src/', import.meta.url));

for (const name of ['documents.d.ts', 'engine.d.mts']) {
  copyFileSync(engine + name, `${types}wasm/src/${name}`);
}
for (const name of readdirSync(`${types}web`, { recursive: true }).map(String)) {
  if (!name.endsWith('.d.ts')) continue;
  const file = `${types}web/${name}`;
  const path = relative(dirname(file), `${types}wasm/src/index.js`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text
      .replaceAll("'@perennial/engine'", `'${path}'`)
      .replaceAll('"@perennial/engine"', `'${path}'`),
  );
}
