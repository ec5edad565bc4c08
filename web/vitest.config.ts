import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { EXAMPLE_PROGRAMS: JSON.stringify(['coffee', 'mall', 'again']) },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
