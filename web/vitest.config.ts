// Unit tests in Node; the engine in them is the built one, its bytes read from disk.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const engine = fileURLToPath(new URL('../wasm/dist/node.js', import.meta.url));

export default defineConfig({
  define: { EXAMPLE_PROGRAMS: JSON.stringify(['coffee', 'mall', 'again']) },
  resolve: { alias: { '@perennial/engine': process.env.ENGINE_DIST ?? engine } },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
