// Serves the built demo as a strict page would be served:
//   npm run serve -- --port 8080
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { constants, createBrotliCompress } from 'node:zlib';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8080' }, root: { type: 'string' } },
});
const root = resolve(values.root ?? fileURLToPath(new URL('../../build/demo', import.meta.url)));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

// As a shop's own server would: the engine is three times as large unpacked.
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

// The demo registers a worker of its own under a name of its own; no other page has one.
const names = existsSync(join(root, 'worker.js')) ? 'lit-html starlight-worker' : 'lit-html';

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${names}`,
].join('; ');

/** The file an address means; undefined when there is none, a URIError when it is malformed. */
function fileFor(address) {
  const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  const file = join(root, normalize(path));
  if (path.includes('\0') || (file !== root && !file.startsWith(root + sep))) return undefined;
  const page = isFolder(file) ? join(file, 'index.html') : file;
  return existsSync(page) && !isFolder(page) ? page : undefined;
}

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function plain(response, status, sentence) {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${sentence}\n`);
}

function answer(request, response) {
  let file;
  try {
    file = fileFor(request.url);
  } catch {
    return plain(response, 400, 'Bad request');
  }
  if (!file) return plain(response, 404, 'Not found');
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isPacked = type !== types['.png'] && /\bbr\b/.test(request.headers['accept-encoding']);
  response.writeHead(200, {
    'Content-Type': type,
    ...(isPacked && { 'Content-Encoding': 'br' }),
    Vary: 'Accept-Encoding',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  const packed = isPacked ? [createBrotliCompress(quickly)] : [];
  pipeline(createReadStream(file), ...packed, response, () => undefined); // a reader may leave
}

const server = createServer(answer);

server.on('error', ({ code, message }) => {
  const taken = `Port ${values.port} is in use; choose another with --port.`;
  console.error(code === 'EADDRINUSE' ? taken : message);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

server.listen(Number(values.port), () => {
  console.log(`http://localhost:${server.address().port}/`);
});
