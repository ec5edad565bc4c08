// The demo: a brand's page with the member center in it, built to ../build/demo.
import { cpSync, createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { engineAlias } from './scripts/engine-alias.js';
import { squeezeStyles } from './scripts/squeeze.js';

const programs = fileURLToPath(new URL('../examples/programs', import.meta.url));

// The example programmes stand where the page expects them: programs/<name>.json.
const examplePrograms: Plugin = {
  name: 'example-programs',
  configureServer(server) {
    server.middlewares.use('/programs', (request, response) => {
      response.setHeader('Content-Type', 'application/json');
      createReadStream(`${programs}/${request.url!.replace(/[^\w.-]/g, '')}`).pipe(response);
    });
  },
  writeBundle({ dir }) {
    cpSync(programs, `${dir}/programs`, { recursive: true });
  },
};

export default defineConfig({
  root: 'demo',
  base: './',
  resolve: { alias: engineAlias },
  plugins: [examplePrograms, squeezeStyles],
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
