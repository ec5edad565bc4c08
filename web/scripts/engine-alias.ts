// Where the engine's typed face lies: the built package of ../wasm.
import { fileURLToPath } from 'node:url';

const built = new URL('../../wasm/dist/index.js', import.meta.url);

export const engineAlias = {
  '@perennial/engine': process.env.ENGINE_DIST ?? fileURLToPath(built),
};
