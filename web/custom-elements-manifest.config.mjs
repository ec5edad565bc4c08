// The manifest of the element, for editors and catalogues: dist/custom-elements.json. It is read
// out of the class and its comment; here it becomes that of the package as it is installed.
const tag = 'member-center';

const ofThePackage = {
  name: 'of-the-package',
  packageLinkPhase({ customElementsManifest }) {
    const [{ declarations, exports }] = customElementsManifest.modules;
    const [element] = declarations;
    element.members = element.members.filter(({ privacy }) => privacy !== 'private');
    for (const event of element.events) {
      event.type = { text: `MemberCenterEvents['${event.name}']` };
    }
    const declaration = { name: element.name, module: 'dist/index.js' };
    for (const one of exports) one.declaration.module = declaration.module;
    customElementsManifest.modules = [
      { kind: 'javascript-module', path: 'dist/index.js', declarations, exports },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tag, declaration }],
      },
    ];
  },
};

export default {
  globs: ['src/element/member-center.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [ofThePackage],
};
