// Where the engine's bytes come from: whatever a host has at hand becomes a compiled module.

export type Source =
  | WebAssembly.Module
  | BufferSource
  | Response
  | URL
  | string
  | Promise<WebAssembly.Module | BufferSource | Response>;

const kNoWasm =
  "WebAssembly cannot run here. A content security policy must allow 'wasm-unsafe-eval' in " +
  'script-src.';

export async function compile(source: Source): Promise<WebAssembly.Module> {
  if (typeof source === 'string' || source instanceof URL) source = fetch(source);
  const given = await source;
  try {
    if (given instanceof WebAssembly.Module) return given;
    if (!(given instanceof Response)) return await WebAssembly.compile(given as BufferSource);
    return await compileResponse(given);
  } catch (error) {
    // The page's policy speaks in each browser's own words; only its effect is the same.
    const refused = /unsafe-eval|Content Security Policy|blocked by CSP/i.test(String(error));
    throw refused ? new Error(kNoWasm, { cause: error }) : error;
  }
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) {
    throw new Error(`The engine could not be fetched: ${response.status} from ${response.url}`);
  }
  // Many servers do not know the type, and streaming insists on it.
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
