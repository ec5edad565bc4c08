// The packaged engine where a host may want it: in a worker, under a policy without eval.
import { expect, repository, test } from './harness.js';

test('the engine runs in a worker under a strict policy', async ({ page }) => {
  await page.goto(`${repository}web/tests/fixtures/worker.html`);
  await expect(page.locator('body')).toHaveText('ok 68 strict');
});
