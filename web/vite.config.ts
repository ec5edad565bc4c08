// The package: unbundled enough to share chunks, so that a page loads a small element first.
//   index.js  define.js  engine.js  engine.wasm  chunks/*
import { defineConfig } from 'vite';
import { engineAlias } from './scripts/engine-alias.js';
import { squeezeStyles } from './scripts/squeeze.js';

export default defineConfig({
  base: './',
  publicDir: false,
  resolve: { alias: engineAlias },
  plugins: [squeezeStyles],
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssMinify: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'src/index.ts', define: 'src/define.ts', engine: 'src/engine.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
