/** Whether the browser has WebAssembly and the page's policy lets it run: the least module does. */
export function canRunEngine(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) !== undefined;
  } catch {
    return false;
  }
}
