// The package: unbundled enough to share chunks, so that a page loads a small element first.
//   index.js  define.js  engine.js  engine-node.js  remote.js  engine.wasm  chunks/*
// Lit comes in its build for Node, which is the same but asks whether there is a page.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/catalogues.js';
import { engineAlias } from './scripts/engine-alias.js';
import { plainImports } from './scripts/plain-imports.js';
import { quietLit } from './scripts/quiet-lit.js';
import { squeezeStyles, squeezeTemplates } from './scripts/squeeze.js';

const noDom = fileURLToPath(new URL('src/element/no-dom.ts', import.meta.url));

// What others share with the first view stays in the chunks that this has anyway.
const shared = [
  { name: 'element', modules: /src\/(element\/register|backend\/failure|engine\/load)\.ts$/ },
  {
    name: 'database',
    modules: /src\/backend\/(database|news|records|time)\.ts$|node_modules\/idb\//,
  },
  { name: 'keeper', modules: /src\/backend\/(keeper|commit)\.ts$/ },
  { name: 'app', modules: /src\/(app\/(app|late|screens)|parts\/(icons|motion))\.ts$/ },
];

export default defineConfig({
  base: './',
  publicDir: false,
  resolve: {
    alias: { ...engineAlias, '@lit-labs/ssr-dom-shim': noDom },
    conditions: ['module', 'node', 'production'],
  },
  plugins: [plainImports, quietLit, squeezeStyles, squeezeTemplates, catalogues],
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssMinify: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        engine: 'src/engine.ts',
        'engine-node': 'src/engine-node.ts',
        remote: 'src/remote.ts',
      },
      external: /^node:/,
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: '[name][extname]',
        manualChunks: (id) => shared.find(({ modules }) => modules.test(id))?.name,
      },
    },
  },
});
