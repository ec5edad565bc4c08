// Takes indentation and line ends out of css`…` literals, which no minifier touches.
import type { Plugin } from 'vite';

export const squeezeStyles: Plugin = {
  name: 'squeeze-styles',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id) || !code.includes('css`')) return undefined;
    return { code: squeezed(code), map: null };
  },
};

function squeezed(code: string): string {
  return code.replace(/\bcss`([^`]*)`/g, (_, css: string) => {
    const short = css
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}');
    return `css\`${short}\``;
  });
}
