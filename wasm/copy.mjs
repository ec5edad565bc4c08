// Puts what the compiler does not write beside what it wrote: Emscripten's two files and the types
// of the documents.
import { copyFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);
const built = process.env.WASM_BUILD ?? '../build/wasm/wasm';

for (const name of ['engine.mjs', 'engine.wasm']) {
  copyFileSync(here(`${built}/${name}`), here(`dist/${name}`));
}
for (const name of ['documents.d.ts', 'engine.d.mts']) {
  copyFileSync(here(`src/${name}`), here(`dist/${name}`));
}
