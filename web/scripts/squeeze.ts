// Takes indentation and line ends out of css`…`, html`…` and svg`…`, which no minifier touches.
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

interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

/** A line end with its indentation means one space, in texts and between attributes alike. */
export const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  enforce: 'post',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg)`/.test(code)) return undefined;
    const texts = textsIn(this.parse(code) as unknown as Node).sort((a, b) => b.start - a.start);
    let short = code;
    for (const { start, end } of texts) {
      const text = short.slice(start, end).replace(/\s*\n\s*/g, ' ');
      short = short.slice(0, start) + text + short.slice(end);
    }
    return { code: short, map: null };
  },
};

/** What stands between the places of every template, wherever it is nested. */
function textsIn(node: Node): Node[] {
  const inside = Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === 'string')
    .flatMap(textsIn);
  const { tag, quasi } = node as Node & { tag?: Node; quasi?: Node & { quasis: Node[] } };
  if (!quasi || !['html', 'svg'].includes(String(tag?.name))) return inside;
  return [...inside, ...quasi.quasis];
}
