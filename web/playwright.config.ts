// Browser tests in the system's Chromium: `npm run test:browser` after `npm run build`.
import { defineConfig } from '@playwright/test';

// Two working copies of one machine have ports of their own.
const first = Number((process.env.BROWSER_PORT ??= '8471'));

const serve = (position: number, root: string) => ({
  command: `node scripts/serve.mjs --port ${first + position} --root ${root}`,
  port: first + position,
  reuseExistingServer: false,
});

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '../build/test-results',
  fullyParallel: true,
  workers: 2,
  reporter: [['list']],
  timeout: 30_000,
  retries: 1, // `./test` names what needed it
  use: {
    browserName: 'chromium',
    serviceWorkers: 'block', // what a worker fetches no test could route
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  webServer: [serve(0, '../build/demo'), serve(1, '../build/fixtures'), serve(2, '..')],
});
