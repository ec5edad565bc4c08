// Prints the status codes of core/include/loyalty/status.hpp as status.json, and their names into
// the enum of outcome.schema.json, so that no list is kept by hand.
//
//   node core/schema/status.mjs            writes both
//   node core/schema/status.mjs --check    says what differs, status 1

import { readFileSync, writeFileSync } from 'node:fs';

const kEntry = /X\(\s*(\d+),\s*(\w+),\s*"((?:[^"\\]|\\.)*)"\s*\)/g;
const kEnum = /("status_code": \{\n(?:.*\n)??\s*"enum": )\[[^\]]*\]/;

const place = (path) => new URL(path, import.meta.url);

export function statusCodes() {
  const header = readFileSync(place('../include/loyalty/status.hpp'), 'utf8');
  return [...header.replace(/\\\n/g, '').matchAll(kEntry)].map(([, number, name, sentence]) => ({
    number: Number(number),
    name,
    sentence: JSON.parse(`"${sentence}"`),
  }));
}

function listOf(names) {
  const lines = [''];
  for (const word of names.map((name, at) => `"${name}"${at + 1 < names.length ? ',' : ''}`)) {
    if (lines.at(-1).length + word.length > 88) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
  }
  return `[\n${lines.map((line) => `        ${line}\n`).join('')}      ]`;
}

function expectedFiles(codes) {
  const schema = place('outcome.schema.json');
  const text = readFileSync(schema, 'utf8');
  if (!kEnum.test(text)) throw new Error('outcome.schema.json has no list of status codes');
  const rows = codes.map((code) => `  ${JSON.stringify(code)}`).join(',\n');
  return [
    [place('status.json'), `[\n${rows}\n]\n`],
    [schema, text.replace(kEnum, `$1${listOf(codes.map((code) => code.name))}`)],
  ];
}

function current(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function main(check) {
  const codes = statusCodes();
  if (codes.length === 0) throw new Error('no status codes found in status.hpp');
  const stale = expectedFiles(codes).filter(([file, text]) => current(file) !== text);
  for (const [file, text] of stale) {
    if (check) console.error(`${file.pathname}: differs from status.hpp; run status.mjs`);
    else writeFileSync(file, text);
  }
  if (check && stale.length > 0) process.exit(1);
  console.log(`${codes.length} status codes`);
}

if (import.meta.url === `file://${process.argv[1]}`) main(process.argv.includes('--check'));
