// The wire to the scripted authority: what pages of a context send to it, it answers or loses.
import type { BrowserContext } from '@playwright/test';
import type { Authority } from '../authority/authority.js';

export async function connect(context: BrowserContext, authority: Authority): Promise<void> {
  await context.route('**/authority/**', async (route, request) => {
    try {
      const answer = await authority.fetch(request.url(), {
        method: request.method(),
        body: request.postData(),
        headers: await request.allHeaders(),
      });
      const headers = Object.fromEntries(answer.headers);
      await route.fulfill({ status: answer.status, headers, body: await answer.text() });
    } catch {
      await route.abort('connectionfailed').catch(() => undefined); // the page may be gone
    }
  });
}
