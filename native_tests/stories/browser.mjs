// Runs the scenarios and the random lives in Chromium, on a page whose content security policy
// allows nothing that the engine does not need.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

import { allStories, kEngine } from './files.mjs';
import { aTenth } from './programmes.mjs';

// The packages of web/ are installed for its own tests.
const require = createRequire(new URL('../../web/package.json', import.meta.url));

const kPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";
const kDocuments = { '/stories.json': allStories, '/programmes.json': aTenth };
const kTypes = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
};
const kChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const kFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function fileFor(path) {
  const [, folder, name] = /^\/(engine|stories)\/([\w.-]+)$/.exec(path) ?? [];
  if (!folder) return undefined;
  const file = new URL(name, folder === 'engine' ? kEngine : import.meta.url);
  return existsSync(file) ? file : undefined;
}

function answer({ url }, response) {
  response.setHeader('Content-Security-Policy', kPolicy);
  if (url in kDocuments) {
    response.setHeader('Content-Type', 'application/json');
    return response.end(JSON.stringify(kDocuments[url]()));
  }
  const file = fileFor(url);
  if (!file) return response.writeHead(404).end();
  response.setHeader('Content-Type', kTypes[file.pathname.split('.').at(-1)] ?? 'text/plain');
  return response.end(readFileSync(file));
}

async function serve() {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

// What the page came to tell, and whatever it complained about.
export async function tellInChromium(name = 'page.html') {
  const server = await serve();
  const browser = await require('playwright-core').chromium.launch({
    executablePath: process.env.CHROMIUM ?? kChromium.find((path) => existsSync(path)),
    args: kFlags,
  });
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(`http://127.0.0.1:${server.address().port}/stories/${name}`);
    const run = await page.evaluate(() => globalThis.told);
    return { ...run, complaints };
  } finally {
    await browser.close();
    server.close();
  }
}
