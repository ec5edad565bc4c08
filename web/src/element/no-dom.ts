// What Lit's base class stands on where there is no page: servers and tests import the package too.
// Nothing is put into the global scope.
export const HTMLElement = globalThis.HTMLElement ?? class {};
export const customElements = globalThis.customElements;
