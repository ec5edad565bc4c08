// The pages of fixtures for browser tests, built to ../build/fixtures.
import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vite';
import demo from './vite.demo.config.js';

export default mergeConfig(demo, {
  root: 'tests/fixtures',
  build: {
    outDir: fileURLToPath(new URL('../build/fixtures', import.meta.url)),
    rollupOptions: {
      input: {
        index: 'tests/fixtures/index.html',
        places: 'tests/fixtures/places.html',
        remote: 'tests/fixtures/remote.html',
      },
    },
  },
});
