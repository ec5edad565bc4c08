// Lit notes its versions and what decorators know in the global scope. Nobody here reads either,
// and a guest on somebody's page leaves nothing there.
import type { Plugin } from 'vite';

const left = [
  /\b\w+\.litPropertyMetadata\?\?=new WeakMap\b/g,
  /\(\w+\.(?:reactiveElement|litHtml|litElement)Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g,
  /\bSymbol\.metadata\?\?=Symbol\("metadata"\)/g,
  /\blitPropertyMetadata\.get\(\w+\)/g,
];

export const quietLit: Plugin = {
  name: 'quiet-lit',
  transform(code, id) {
    if (!/node_modules\/(@lit\/reactive-element|lit-html|lit-element)\//.test(id)) return undefined;
    return { code: left.reduce((text, note) => text.replace(note, 'void 0'), code), map: null };
  },
};
