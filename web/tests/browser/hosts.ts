// Pages of strangers, on origins of their own: whatever HTML, under whatever policy, with the built
// package at any address, as it is or through a hand that changes it.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from './harness.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The policy that the member center promises to work under. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export interface Site {
  /** Addresses of pages and files, and what is there. */
  pages?: Record<string, string | Buffer>;
  /** Addresses that begin so lead into these folders of the repository. */
  folders?: Record<string, string>;
  headers?: Record<string, string>;
  /** What becomes of a file of a folder before it is sent. */
  change?: (address: string, content: Buffer) => Buffer | string;
}

export interface Host {
  origin: string;
  /** Addresses that were asked for, in order. */
  asked: string[];
}

function contentOf({ pages = {}, folders = {}, change }: Site, address: string): Buffer | string {
  if (address in pages) return pages[address]!;
  const prefix = Object.keys(folders).find((one) => address.startsWith(one));
  if (!prefix) throw new Error(`nothing at ${address}`);
  const content = readFileSync(`${root}${folders[prefix]}${address.slice(prefix.length)}`);
  return change?.(address, content) ?? content;
}

function serve(site: Site, asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname: address } = new URL(request.url!, 'http://localhost');
    asked.push(address);
    try {
      const content = contentOf(site, address);
      const type = types[extname(address)] ?? 'text/html; charset=utf-8';
      response.writeHead(200, { 'Content-Type': type, ...site.headers }).end(content);
    } catch (error) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

export const test = base.extend<{ host: (site: Site) => Promise<Host> }>({
  // The first argument of a fixture has to be taken apart, even where nothing is taken.
  host: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (site) => {
      const asked: string[] = [];
      const server = await serve(site, asked);
      servers.push(server);
      const { port } = server.address() as AddressInfo;
      return { origin: `http://127.0.0.1:${port}`, asked };
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

export const programmes = { '/programs/': 'examples/programs/' };

export interface Head {
  lang?: string;
  head?: string;
}

/** A whole page around a body. */
export function pageOf(body: string, { lang = 'en', head = '' }: Head = {}): string {
  const always = '<meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">';
  const sized = '<meta name="viewport" content="width=device-width, initial-scale=1">';
  return `<!doctype html><html lang="${lang}"><head>${always}${sized}${head}</head>
    <body>${body}</body></html>`;
}

export const script = (address: string) => `<script type="module" src="${address}"></script>`;

export const tag = (attributes = '') =>
  `<member-center program="coffee" member="lin" lang="en" ${attributes}></member-center>`;
