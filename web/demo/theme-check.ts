// Are a brand's colours readable together? The pairs of tokens that stand on one another in the
// member center, and for one that fails the nearest colour of the same hue that does not.
import { blend, clampChroma, converter, formatHex, parse, wcagContrast } from 'culori';

export type Theme = Record<string, string>;

export interface Fault {
  token: string;
  ground: string;
  ratio: number;
  need: number;
  /** Nothing when no lightness of this hue stands out from all its grounds. */
  nearest: string | undefined;
}

/** Text needs 4.5, controls and graphics 3: WCAG 1.4.3 and 1.4.11. */
const rows: { token: string; need: number; grounds: string[] }[] = [
  { token: 'ink', need: 4.5, grounds: ['bg', 'surface', 'inset', 'risk-soft'] },
  {
    token: 'ink-2',
    need: 4.5,
    grounds: ['bg', 'surface', 'inset', 'accent-soft', 'reward-soft', 'frost-soft'],
  },
  { token: 'accent', need: 4.5, grounds: ['bg', 'surface', 'accent-soft'] },
  { token: 'on-accent', need: 4.5, grounds: ['accent'] },
  { token: 'on-reward', need: 4.5, grounds: ['reward'] },
  { token: 'reward-ink', need: 4.5, grounds: ['bg', 'surface', 'reward-soft'] },
  { token: 'risk', need: 4.5, grounds: ['bg', 'surface', 'risk-soft'] },
  { token: 'frost', need: 4.5, grounds: ['surface', 'accent-soft', 'frost-soft'] },
  { token: 'on-card', need: 4.5, grounds: ['card', 'card-2'] },
  { token: 'control', need: 3, grounds: ['bg', 'surface', 'inset'] },
  { token: 'reward', need: 3, grounds: ['card', 'card-2', 'track'] },
];

const lightness = converter('oklch');

/** The faults of a theme whose every token has a colour, the worst of each token. */
export function faultsOf(theme: Theme): Fault[] {
  const all: Theme = { ...theme, track: trackOf(theme) };
  return rows.flatMap(({ token, need, grounds }) => {
    const [worst] = grounds
      .map((ground) => ({ ground, ratio: wcagContrast(all[token]!, all[ground]!) }))
      .sort((one, other) => one.ratio - other.ratio);
    if (worst!.ratio >= need) return [];
    const under = grounds.map((ground) => all[ground]!);
    return [{ token, need, ...worst!, nearest: nearestPassing(all[token]!, under, need) }];
  });
}

// On the card, what is still to come is the text's colour at 13 %.
function trackOf(theme: Theme): string {
  const veil = { ...parse(theme['on-card']!)!, alpha: 0.13 };
  return formatHex(blend([theme['card-2']!, veil]));
}

/** The same hue, lighter or darker by as little as it takes. */
export function nearestPassing(
  colour: string,
  grounds: string[],
  need: number,
): string | undefined {
  const from = lightness(colour)!;
  for (let by = 0; by <= 1; by += 0.0025) {
    for (const l of [from.l - by, from.l + by]) {
      if (l < 0 || l > 1) continue;
      const found = formatHex(clampChroma({ ...from, l }, 'oklch'));
      if (grounds.every((ground) => wcagContrast(found, ground) >= need)) return found;
    }
  }
  return undefined;
}

/** The colours in a brand's declarations, `--mc-accent: #A0195A; …`; other tokens are left out. */
export function coloursIn(declarations: string): Theme {
  const found = declarations.matchAll(/--mc-([\w-]+)\s*:\s*([^;}\n]+)/g);
  const colours = [...found].map(([, name, value]) => [name!, value!.trim()] as const);
  return Object.fromEntries(colours.filter(([, value]) => parse(value)));
}
