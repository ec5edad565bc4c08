// What the sources of the member center may not hold: words beside the catalogues, and left and
// right where a page may be read from either side.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

function sources(folder: string): { name: string; text: string }[] {
  return readdirSync(root + folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(`${root}${folder}/${name}`, 'utf8') }));
}

/** The templates of a source, their expressions left out. */
function templatesOf(text: string, tag: RegExp): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && tag.test(node.tag.getText())) {
      const { template } = node;
      const spans = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      found.push(spans.join('\0'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

const word = /[\p{L}]{2,}/u;
const spoken = /\b(?:aria-label|aria-description|aria-valuetext|title|placeholder|alt)="([^"]*)"/g;

test('[A60] no template holds a word: all that is said comes from a catalogue', () => {
  const hardCoded = ['app', 'element', 'parts', 'sections'].flatMap((folder) =>
    sources(folder).flatMap(({ name, text }) =>
      templatesOf(text, /^html$/).flatMap((template) => {
        const said = [...template.matchAll(spoken)].map(([, value]) => value!);
        const shown = template.replace(/<[^>]*>/g, ' ');
        return [...said, shown].filter((one) => word.test(one)).map((one) => `${name}: ${one}`);
      }),
    ),
  );
  expect(hardCoded).toEqual([]);
});

const sided = new RegExp(
  [
    '(?:^|[\\s;{-])(?:left|right)(?=\\s*:)',
    '(?:margin|padding|border)-(?:left|right)\\b',
    '\\b(?:text-align|float|clear):\\s*(?:left|right)',
    'border-(?:top|bottom)-(?:left|right)-radius',
    '\\bto (?:left|right)\\b',
    'translateX\\(',
  ].join('|'),
  'g',
);

test('[A60] styles are logical: they know start and end, no left and right', () => {
  const sides = [...sources('styles'), ...sources('element')].flatMap(({ name, text }) =>
    templatesOf(text, /^css$/).flatMap((style) => {
      // A gradient has no logical way; one that is turned for the other direction may be told.
      const turned = /:dir\(rtl\)/.test(style);
      return [...style.matchAll(sided)]
        .map(([match]) => match.trim())
        .filter((match) => !(turned && match.startsWith('to ')))
        .map((match) => `${name}: ${match}`);
    }),
  );
  expect(sides).toEqual([]);
});

test('[A60] four values of a box are the same on both sides', () => {
  const uneven = [...sources('styles'), ...sources('element')].flatMap(({ name, text }) =>
    templatesOf(text, /^css$/).flatMap((style) =>
      [...style.matchAll(/\b(?:inset|margin|padding|border-width):\s*([^;]+);/g)]
        .filter(([, value]) => {
          const [, right, , left] = value!.match(/(?:[\w.-]+\((?:[^()]|\([^()]*\))*\)|\S+)/g)!;
          return left !== undefined && left !== right;
        })
        .map(([match]) => `${name}: ${match}`),
    ),
  );
  expect(uneven).toEqual([]);
});

test('[A58] what is refused is heard in the one live region of the page, and nowhere else', () => {
  const alarms = ['app', 'element', 'parts', 'sections'].flatMap((folder) =>
    sources(folder).filter(({ text }) => /role="alert"|aria-live=/.test(text)),
  );
  expect(alarms.map(({ name }) => name)).toEqual([]);
});
