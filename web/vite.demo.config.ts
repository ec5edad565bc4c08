// The demo: a brand's page with the member center in it, built to ../build/demo.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { nextVersion } from './demo/next-version.js';
import { engineAlias } from './scripts/engine-alias.js';
import { squeezeStyles, squeezeTemplates } from './scripts/squeeze.js';

const programs = fileURLToPath(new URL('../examples/programs', import.meta.url));

const names = readdirSync(programs).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []);
const programOf = (name: string) => readFileSync(`${programs}/${name}.json`, 'utf8');
const nextCoffee = () => JSON.stringify(nextVersion(JSON.parse(programOf('coffee'))));

// The example programmes stand where the page expects them, and coffee's second version with them:
// programs/<name>.json.
const examplePrograms: Plugin = {
  name: 'example-programs',
  configureServer(server) {
    server.middlewares.use('/programs', (request, response) => {
      response.setHeader('Content-Type', 'application/json');
      const name = request.url!.replace(/[^\w-]|\.json.*/g, '');
      response.end(name === 'coffee-2' ? nextCoffee() : programOf(name));
    });
  },
  writeBundle({ dir }) {
    cpSync(programs, `${dir}/programs`, { recursive: true });
    writeFileSync(`${dir}/programs/coffee-2.json`, nextCoffee());
  },
};

// The demo's worker knows every file of the build.
const workerFiles: Plugin = {
  name: 'worker-files',
  writeBundle({ dir }) {
    const path = `${dir}/worker.js`;
    if (!existsSync(path)) return; // the fixtures have none
    const files = readdirSync(dir!, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'worker.js')
      .map((entry) => relative(dir!, join(entry.parentPath, entry.name)))
      .sort();
    const shelf = createHash('sha256').update(files.join()).digest('hex').slice(0, 8);
    const text = readFileSync(path, 'utf8')
      .replace('SHELF', shelf)
      .replace("['FILES']", JSON.stringify(['./', ...files]));
    writeFileSync(path, text);
  },
};

export default defineConfig({
  root: 'demo',
  base: './',
  resolve: { alias: engineAlias },
  define: { EXAMPLE_PROGRAMS: JSON.stringify(names) },
  plugins: [examplePrograms, workerFiles, squeezeStyles, squeezeTemplates],
  server: { fs: { allow: ['..', '../..'] } },
  build: {
    outDir: fileURLToPath(new URL('../build/demo', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: 'demo/index.html' } },
  },
});
