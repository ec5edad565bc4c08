// Emscripten's module and the way texts cross into it. Nothing outside this folder sees either.
import createModule from './engine.mjs';

// The functions of bindings.cpp: they take engine numbers and lengths, and answer lengths.
export interface Exports {
  readonly HEAPU8: Uint8Array;
  input(bytes: number): number;
  answer(): number;
  check(program: number): number;
  create(program: number): number;
  destroy(engine: number): void;
  apply(engine: number, activity: number, stamp: number, known: number): number;
  applyAll(engine: number, activities: number): number;
  preview(engine: number, activity: number): number;
  view(engine: number, request: number): number;
  quote(engine: number, request: number): number;
  history(engine: number, request: number): number;
  snapshot(engine: number, member: number): number;
  restore(engine: number, snapshot: number): number;
  compact(engine: number, at: number, member: number): number;
  migrate(engine: number, snapshot: number, at: number): number;
  erase(engine: number, member: number, at: number): number;
  replay(engine: number, journal: number, programmes: number): number;
  adopt(engine: number, programme: number, at: number): number;
  head(engine: number, member: number): number;
  digest(engine: number): number;
  setKey(engine: number, member: number, key: number): void;
  keepJournal(engine: number, keep: boolean): void;
  rowsVisited(engine: number): number;
  semantics(): number;
  verify(journal: number): number;
  eraseFrom(journal: number, member: number, at: number): number;
  verifyDraw(told: number): number;
  commitment(seed: number): number;
  entropy(seed: number, member: number, draw: number, nonce: number, number: number): number;
  logic(line: number): number;
}

export type Text = string | Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Module {
  constructor(readonly exports: Exports) {}

  // Writes the texts one behind the other where the next call reads them; answers their lengths.
  send(...texts: Text[]): number[] {
    // Encoding ahead costs a copy, so short texts are encoded in place: at most 3 bytes a unit.
    const pieces = texts.map((text) => (text.length > 65536 ? bytesOf(text) : text));
    const room = pieces.reduce(
      (sum, piece) => sum + piece.length * (typeof piece === 'string' ? 3 : 1),
      0,
    );
    const start = this.exports.input(room);
    if (start === 0) throw new RangeError(`A text of ${room} bytes is more than memory holds.`);
    let at = start;
    return pieces.map((piece) => {
      const target = this.exports.HEAPU8.subarray(at, start + room);
      let length = piece.length;
      if (typeof piece === 'string') length = encoder.encodeInto(piece, target).written;
      else target.set(piece);
      at += length;
      return length;
    });
  }

  answer(length: number): string {
    const start = this.exports.answer();
    return decoder.decode(this.exports.HEAPU8.subarray(start, start + length));
  }
}

function bytesOf(text: Text): Uint8Array {
  return typeof text === 'string' ? encoder.encode(text) : text;
}

export async function instantiate(wasm: WebAssembly.Module): Promise<Module> {
  const exports = await new Promise<Exports>((resolve, reject) => {
    createModule({
      // Emscripten waits for `done`; a failure has to leave by a way of ours.
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(wasm, imports).then((instance) => done(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
  return new Module(exports);
}
