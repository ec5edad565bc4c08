// Prints the TypeScript types of every document from the schemas beside this file.
//
//   npm ci --prefix native_tests/schema    (once: the generator)
//   node core/schema/types.mjs             writes wasm/src/documents.d.ts
//   node core/schema/types.mjs --check     says whether it differs, status 1
//
// The generator knows no `if`, no lists of types and no patterns of keys. Our schemas use them in
// a few fixed ways (README.md), which are turned here into unions and maps it does know.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const kDocuments = [
  'program', 'blocks', 'activity', 'effect', 'outcome', 'record', 'view', 'quote', 'faults',
];
const kOutput = new URL('../../wasm/src/documents.d.ts', import.meta.url);
const kPackage = new URL('../../native_tests/schema/package.json', import.meta.url);
const kBanner =
  '// Printed from the schemas by core/schema/types.mjs. Change them, not this file.\n';

const place = (path) => new URL(path, import.meta.url);
const read = (document) =>
  JSON.parse(readFileSync(place(`${document}.schema.json`), 'utf8'));
const camel = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());

// `blocks.schema.json#/$defs/window` -> Window; a document without a fragment -> its title.
function nameOf(reference, schemas, own) {
  const [file, fragment = ''] = reference.split('#');
  const schema = file ? schemas[file.replace('.schema.json', '')] : own;
  const name = fragment.replace('/$defs/', '');
  if (name && !(name in schema.$defs)) throw new Error(`nothing at ${reference}`);
  return name ? camel(name) : schema.title;
}

// `^(week|month)$` -> ['week', 'month']; nothing for other patterns.
function wordsOf(pattern) {
  return /^\^\([a-z|]+\)\$$/.test(pattern ?? '') ? pattern.slice(2, -2).split('|') : undefined;
}

function simpleType(type, schema, convert) {
  if (type === 'string') {
    const words = schema.enum ?? wordsOf(schema.pattern);
    return words ? { type, enum: words } : { type };
  }
  if (type === 'boolean') return schema.not?.const === false ? { enum: [true] } : { type };
  if (type === 'array') return arrayType(schema, convert);
  return { type };
}

function arrayType(schema, convert) {
  if (schema.maxItems === 0) return { tsType: '[]' };
  if (!schema.prefixItems) return { type: 'array', items: convert(schema.items ?? {}) };
  const items = schema.prefixItems.map(convert);
  return { type: 'array', items, minItems: items.length, maxItems: items.length };
}

function objectType(schema, convert) {
  const properties = Object.entries(schema.properties ?? {})
    .filter(([key]) => key !== '$schema')
    .map(([key, value]) => [key, convert(value)]);
  const maps = Object.entries(schema.patternProperties ?? {}).filter(([key]) => key !== '^x-');
  const values = maps.length > 0 ? maps[0][1] : (schema.additionalProperties ?? true);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: schema.required ?? [],
    additionalProperties: typeof values === 'object' ? convert(values) : values,
  };
}

function shapeOf(schema, convert, name) {
  if (schema.$ref) return { allOf: [{ $ref: `#/definitions/${name(schema.$ref)}` }] };
  if (schema.oneOf) return { anyOf: schema.oneOf.map(convert) };
  if ('const' in schema) return { enum: [schema.const] };
  if (schema.enum && !schema.type) return { enum: schema.enum };
  if (schema.type === 'object') return objectType(schema, convert);
  if (!Array.isArray(schema.type)) return simpleType(schema.type ?? 'string', schema, convert);
  const only = schema.if?.type;  // the type that `then` describes
  const branches = schema.type.map((type) =>
    type === only ? convert(schema.then) : simpleType(type, schema, convert),
  );
  return { anyOf: branches };
}

function definitionsOf(schemas) {
  const definitions = {};
  for (const own of Object.values(schemas)) {
    const name = (reference) => nameOf(reference, schemas, own);
    const convert = (schema) => {
      const shape = shapeOf(schema, convert, name);
      return schema.description ? { description: schema.description, ...shape } : shape;
    };
    const { $defs = {}, ...root } = own;
    const named = Object.entries($defs).map(([key, schema]) => [camel(key), schema]);
    if (root.type || root.oneOf) named.unshift([own.title, root]);
    for (const [key, schema] of named) {
      if (!(schema.type || schema.oneOf || schema.enum)) continue;  // narrows another, no type
      const shape = convert(schema);
      if (key in definitions && JSON.stringify(definitions[key]) !== JSON.stringify(shape)) {
        throw new Error(`two different types would be called ${key}`);
      }
      definitions[key] = shape;
    }
  }
  return definitions;
}

// Without the generator's remarks on where a type is used, and with short comments on one line.
function tidied(text) {
  return text
    .replace(/export interface Documents \{\}\n+/, '')
    .replace(/ \* This interface was referenced by `Documents`'s JSON-Schema\n.*\n/g, '')
    .replace(/^ *\/\*\*\n *\*\/\n/gm, '')
    .replace(/\n *\*(?=\n *\*\/)/g, '')
    .replace(/\/\*\*\n *\* (.{1,84})\n *\*\//g, '/** $1 */');
}

async function printed() {
  const { compile } = await import(createRequire(kPackage).resolve('json-schema-to-typescript'));
  const schemas = Object.fromEntries(kDocuments.map((document) => [document, read(document)]));
  const definitions = definitionsOf(schemas);
  const root = { title: 'Documents', type: 'object', additionalProperties: false, definitions };
  const text = await compile(root, 'Documents', {
    bannerComment: kBanner,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: false,
    style: { singleQuote: true, printWidth: 100 },
  });
  return tidied(text);
}

const text = await printed();
const current = existsSync(kOutput) ? readFileSync(kOutput, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (current !== text) {
    console.error(`${kOutput.pathname}: differs from the schemas; run core/schema/types.mjs`);
    process.exit(1);
  }
} else if (current !== text) {
  writeFileSync(kOutput, text);
}
console.log(`${text.match(/^export /gm).length} types`);
