// The published schemas, compiled, and a walk through a programme that knows which part of the
// schema describes each of its values.
//
//   const { places } = judge(programme);        // where the schema finds a fault
//   walk(programme, ({ part, key, path, schema, value }) => …);
//
// A part is a name in the schema's $defs: `rule`, `window`, `limit`; `program` for the whole.

import { readFileSync, readdirSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const kFolder = new URL('../../core/schema/', import.meta.url);

export const schemas = Object.fromEntries(
  readdirSync(kFolder)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, kFolder), 'utf8'))]),
);

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictTypes: false });
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

export const validatorOf = (file) => ajv.getSchema(file);

const escaped = (key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');
export const pointerOf = (path) => path.map((key) => `/${escaped(key)}`).join('');

// ajv names the holder of an unknown key; the core, and the designer's editor, the key itself.
function placeOf(error) {
  const { keyword, instancePath, params } = error;
  if (keyword === 'additionalProperties') {
    return `${instancePath}/${escaped(params.additionalProperty)}`;
  }
  if (keyword === 'propertyNames') return `${instancePath}/${escaped(params.propertyName)}`;
  return instancePath;
}

// `if` only repeats what `then` found.
export function judge(programme, file = 'program.schema.json') {
  const validate = validatorOf(file);
  const valid = validate(programme);
  const errors = valid ? [] : validate.errors.filter((error) => error.keyword !== 'if');
  return { valid, places: [...new Set(errors.map(placeOf))] };
}

function referred(schema, base, part) {
  while (schema.$ref) {
    const [file, fragment = ''] = schema.$ref.split('#');
    if (file) base = file;
    const name = fragment.replace('/$defs/', '');
    schema = name ? schemas[base].$defs[name] : schemas[base];
    part = name || schema.title.toLowerCase();
  }
  return { schema, base, part };
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// The schema of one member of an object: by name, by pattern, or of every other key.
function memberSchema(schema, key) {
  if (schema.properties && key in schema.properties) return schema.properties[key];
  for (const [pattern, found] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(key)) return found;
  }
  return isObject(schema.additionalProperties) ? schema.additionalProperties : undefined;
}

function elementSchema(schema, index) {
  return schema.prefixItems?.[index] ?? schema.items;
}

function walkValue(value, place, path, visit) {
  let here = referred(place.schema, place.base, place.part);
  if (isObject(value) && here.schema.then) {
    here = referred(here.schema.then, here.base, here.part);
  }
  const { schema, base, part } = here;
  const entries = Array.isArray(value)
    ? value.map((element, index) => [index, element, elementSchema(schema, index)])
    : isObject(value)
      ? Object.keys(value).map((key) => [key, value[key], memberSchema(schema, key)])
      : [];
  for (const [key, member, described] of entries) {
    const next = [...path, key];
    const known = isObject(described) ? referred(described, base, part) : undefined;
    visit({
      part, key, value: member, path: next, holder: value, holderSchema: schema,
      schema: known?.schema,
      named: isObject(value) && key in (schema.properties ?? {}),  // else an entry of a map
    });
    if (known) walkValue(member, { schema: described, base, part }, next, visit);
  }
}

export function walk(programme, visit) {
  const root = { schema: schemas['program.schema.json'], base: 'program.schema.json' };
  walkValue(programme, { ...root, part: 'program' }, [], visit);
}

// Every key of the grammar as `part.key`, with its closed list of words where it has one.
export function grammarKeys() {
  const keys = new Map();
  const parts = [['program', schemas['program.schema.json']]];
  for (const file of ['program.schema.json', 'blocks.schema.json']) {
    parts.push(...Object.entries(schemas[file].$defs));
  }
  for (const [part, schema] of parts) {
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      if (key !== '$schema') keys.set(`${part}.${key}`, value);
    }
  }
  return keys;
}

// The closed list of words that a value of the grammar may be; empty when it may be anything else.
export function wordsOf(schema) {
  if (!schema.$ref) return schema.enum ?? [];
  const [file, fragment] = schema.$ref.split('#/$defs/');
  return wordsOf(schemas[file || 'program.schema.json'].$defs[fragment] ??
    schemas['blocks.schema.json'].$defs[fragment]);
}
