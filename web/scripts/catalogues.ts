// Our own sentences as JSON beside the package's code, for whoever brings another language:
//   dist/messages/en.json  dist/messages/zh-CN.json
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../src/i18n/', import.meta.url));

/** The catalogue in one of the sources: an object of texts and nothing else. */
function sentencesIn(file: string): Record<string, string> {
  const options = { compilerOptions: { module: ts.ModuleKind.CommonJS } };
  const { outputText } = ts.transpileModule(readFileSync(folder + file, 'utf8'), options);
  const exported: { messages?: Record<string, string> } = {};
  new Function('exports', outputText)(exported);
  return exported.messages!;
}

export const catalogues: Plugin = {
  name: 'catalogues',
  generateBundle() {
    for (const language of ['en', 'zh-CN']) {
      const files = readdirSync(folder).filter((file) => file.endsWith(`.${language}.ts`));
      const all = Object.assign({}, ...files.map(sentencesIn)) as Record<string, string>;
      const source = `${JSON.stringify(all, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: `messages/${language}.json`, source });
    }
  },
};
