// Browser tests in the system's Chromium: `npm run test:browser` after `npm run build`.
import { defineConfig } from '@playwright/test';

const serve = (port: number, root: string) => ({
  command: `node scripts/serve.mjs --port ${port} --root ${root}`,
  port,
  reuseExistingServer: false,
});

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '../build/test-results',
  fullyParallel: true,
  workers: 2,
  reporter: [['list']],
  timeout: 30_000,
  use: {
    browserName: 'chromium',
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
  webServer: [serve(8471, '../build/demo'), serve(8472, '../build/fixtures'), serve(8473, '..')],
});
