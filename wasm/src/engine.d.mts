// What of Emscripten's glue is used here.
import type { Exports } from './module.js';

interface Options {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}

export default function createModule(options: Options): Promise<Exports>;
