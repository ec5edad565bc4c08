// The examples of React and Vue under the strict compiler of each, with the package installed: they
// hold as they are, and a wrong property or detail of an event in them is found.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { installed, web } from './installed.mjs';

const { folder, run } = installed();
for (const name of ['@types/react', '@types/react-dom', 'react', 'react-dom', 'vue']) {
  const place = join(folder, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(web, 'node_modules', name), place);
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  types: [],
};

/** The example, and a copy for each mistake: those in which the compiler finds a fault. */
function faulty(compiler, example, mistakes) {
  const text = readFileSync(join(web, '../examples/embed', example), 'utf8');
  const [, ending] = /(\.\w+)$/.exec(example);
  const copies = { [`right${ending}`]: text };
  for (const [name, [from, to]] of Object.entries(mistakes)) {
    assert.equal(text.split(from).length, 2, `${example} has ${from} once`);
    copies[`${name}${ending}`] = text.replace(from, to);
  }
  for (const [name, content] of Object.entries(copies)) writeFileSync(join(folder, name), content);
  const project = { compilerOptions, files: Object.keys(copies) };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  let said = '';
  try {
    run(process.execPath, join(web, 'node_modules', compiler), '--pretty', 'false');
  } catch (error) {
    said = error.stdout;
  }
  const names = [...said.matchAll(/^(\S+)\.\w+\(\d+,\d+\): error/gm)].map(([, name]) => name);
  return { said, names: [...new Set(names)].sort() };
}

test('[A33] the example of React holds, and its mistakes are found', () => {
  const mistakes = {
    property: ['member={member}', 'member={7}'],
    callback: ['clock={clock}', 'clock={() => "noon"}'],
    detail: ['detail.gifts.map', 'detail.presents.map'],
    listener: ['onmc-checkin={checkedIn}', 'onmc-checkin={(text: string) => setGained(text)}'],
  };
  const { said, names } = faulty('typescript/bin/tsc', 'react/main.tsx', mistakes);
  assert.deepEqual(names, Object.keys(mistakes).sort(), said);
});

test('[A33] the example of Vue holds, and its mistakes are found', () => {
  const mistakes = {
    property: [':member="member"', ':member="7"'],
    callback: [':clock="clock"', `:clock="() => 'noon'"`],
    detail: ['detail.gifts.map', 'detail.presents.map'],
    listener: ['@mc-checkin="checkedIn"', '@mc-checkin="(text: string) => (gained = text)"'],
  };
  const { said, names } = faulty('vue-tsc/bin/vue-tsc.js', 'vue/Membership.vue', mistakes);
  assert.deepEqual(names, Object.keys(mistakes).sort(), said);
});
