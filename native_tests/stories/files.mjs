// The scenario files and the built engine, as the runners in Node take them.
import { readFileSync, readdirSync } from 'node:fs';

const kRoot = new URL('../../', import.meta.url);
const kScenarios = new URL('native_tests/scenarios/', kRoot);
export const kEngine = new URL('wasm/dist/', kRoot);

export function allStories() {
  const paths = readdirSync(kScenarios, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort();
  return paths.map((path) => {
    const document = JSON.parse(readFileSync(new URL(path, kScenarios), 'utf8'));
    const programme = document.programme
      ? JSON.stringify(document.programme)
      : readFileSync(new URL(`examples/programs/${document.program}.json`, kRoot), 'utf8');
    return { path, programme, document };
  });
}

export const loadEngine = async () => (await import(new URL('node.js', kEngine))).load();
