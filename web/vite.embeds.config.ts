// The examples of React and Vue with the built package, as their projects would have it installed.
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const embeds = path('../examples/embed');
const isCustomElement = (tag: string) => tag === 'member-center';

export default defineConfig({
  root: embeds,
  base: './',
  resolve: {
    alias: [
      { find: /^@perennial\/member-center$/, replacement: path('dist/index.js') },
      { find: /^@perennial\/member-center\/define$/, replacement: path('dist/define.js') },
      { find: /^(react|react-dom|vue)(?=\/|$)/, replacement: path('node_modules/$1') },
    ],
  },
  esbuild: { jsx: 'automatic' },
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  build: {
    outDir: path('../build/fixtures/embed'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: [`${embeds}/react/index.html`, `${embeds}/vue/index.html`] },
  },
});
