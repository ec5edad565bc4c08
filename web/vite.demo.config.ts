// The demo: a brand's page with the member center in it, built to ../build/demo.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

export default defineConfig({
  root: 'demo',
  base: './',
  resolve: { alias: engineAlias },
  define: { EXAMPLE_PROGRAMS: JSON.stringify(names) },
  plugins: [examplePrograms, squeezeStyles, squeezeTemplates],
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
