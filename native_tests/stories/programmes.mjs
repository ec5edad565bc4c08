// The programmes whose members' random lives are lived natively and in WebAssembly, and how many of
// them: all the examples, and coffee once more where clocks are changed at night.
import { readFileSync } from 'node:fs';

const kPrograms = new URL('../../examples/programs/', import.meta.url);

const kLived = [
  { name: 'coffee', count: 2000 },
  { name: 'coffee', count: 1500, zone: 'America/New_York' },
  { name: 'garden', count: 1500 },
  { name: 'smallest', count: 800 },
  { name: 'community', count: 700 },
  { name: 'gym', count: 600 },
  { name: 'mall', count: 600 },
  { name: 'shop', count: 500 },
  { name: 'airline', count: 500 },
  { name: 'again', count: 500 },
  { name: 'prime', count: 400 },
  { name: 'coalition', count: 400 },
];

export function programmesToLive() {
  return kLived.map(({ name, count, zone }, at) => {
    const text = readFileSync(new URL(`${name}.json`, kPrograms), 'utf8');
    const programme = { ...JSON.parse(text), ...(zone && { zone }) };
    const place = zone ? `-${zone.split('/')[1].toLowerCase()}` : '';
    return { name: name + place, programme, count, seed: 20_260_000 + at };
  });
}

// The first tenth of each programme's lives, which are the same as in the whole.
export const aTenth = () =>
  programmesToLive().map((one) => ({ ...one, count: one.count / 10 }));
