// The engine without the element: `load`, `loadFrom` and the types of its documents.
export * from '@perennial/engine';
