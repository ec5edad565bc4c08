// The demo's server: what it answers to bad addresses, to a port in use and to Ctrl-C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'member-center-'));
writeFileSync(join(folder, 'index.html'), '<p>here</p>');
after(() => rmSync(folder, { recursive: true }));

function begin(port) {
  const server = spawn(process.execPath, [script, '--port', port, '--root', folder]);
  after(() => server.kill('SIGKILL'));
  return server;
}

async function serving() {
  const server = begin('0');
  const [line] = await once(server.stdout, 'data');
  return { server, port: Number(/:(\d+)\//.exec(String(line))[1]) };
}

/** The status of an answer; the path goes out as it is written, which fetch would not do. */
async function statusOf(port, path) {
  const socket = connect(port, 'localhost');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return Number((await text(socket)).split(' ')[1]);
}

test('addresses: the page, nothing, malformed ones, and nothing outside the root', async () => {
  const { port } = await serving();
  const statuses = { '/': 200, '/index.html': 200, '/none': 404, '/%': 400, '/%ff': 400 };
  const outside = { '/../etc/passwd': 404, '/%2e%2e/%2e%2e/etc/passwd': 404, '/%00': 404 };
  for (const [path, status] of Object.entries({ ...statuses, ...outside, '//': 400 })) {
    assert.equal(await statusOf(port, path), status, path);
  }
});

test('Ctrl-C ends it with status 0, even while somebody is connected', async () => {
  const { server, port } = await serving();
  const visitor = connect(port, 'localhost');
  await once(visitor, 'connect');
  visitor.on('error', () => undefined);
  server.kill('SIGINT');
  assert.deepEqual(await once(server, 'exit'), [0, null]);
});

test('a port in use is one sentence and status 1', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const { port } = other.address();
  const server = begin(String(port));
  const said = text(server.stderr);
  assert.deepEqual(await once(server, 'exit'), [1, null]);
  assert.equal(await said, `Port ${port} is in use; choose another with --port.\n`);
  other.close();
});
