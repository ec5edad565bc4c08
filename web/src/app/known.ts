// Attributes with a few words to choose from: another word counts as the default, which is said
// once to whoever develops the page.
const known = {
  theme: ['auto', 'light', 'dark'],
  'card-art': ['', 'none'],
};

const said = new Set<string>();

export function warnUnknown(name: keyof typeof known, value: string | undefined): void {
  const note = `<member-center ${name}="${value}"> is unknown; there are: `;
  if (!value || known[name].includes(value) || said.has(note)) return;
  said.add(note);
  console.warn(note + known[name].filter(Boolean).join(', '));
}
