// Vite wraps every import() in a helper that looks through the page for what to load beforehand.
// Nothing is here, and a guest on somebody's page does not look through it.
import type { Plugin } from 'vite';

export const plainImports: Plugin = {
  name: 'plain-imports',
  configResolved({ plugins }) {
    const wrapping = plugins.findIndex(({ name }) => name === 'vite:build-import-analysis');
    if (wrapping < 0) throw new Error('By another name now Vite wraps what is imported.');
    (plugins as Plugin[]).splice(wrapping, 1);
  },
};
