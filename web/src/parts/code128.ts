// A bar code (Code 128, ISO/IEC 15417) as one path: set B for text, set C for runs of digits.
import { html, type TemplateResult } from 'lit';

// Widths of bar, space, bar … of each of the 106 symbols; the one that stops has a bar more.
const widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231' +
  '113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211' +
  '212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131' +
  '113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111' +
  '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211' +
  '241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214' +
  '211232';
const stop = '2331112';
const startB = 104;
const startC = 105;
const toC = 99;
const toB = 100;
const quiet = 10; // modules on either side
const most = 250; // modules: wider, no telephone shows it so that a till can read it

/** The symbols of a text with start and check symbol; nothing where it has other letters. */
export function symbolsOf(text: string): number[] | undefined {
  if (!/^[ -~]+$/.test(text)) return undefined;
  const symbols: number[] = [];
  const turn = (digits: boolean) => {
    const first = symbols.length === 0;
    symbols.push(digits ? (first ? startC : toC) : first ? startB : toB);
  };
  for (const part of text.split(/((?:\d\d){2,})/).filter(Boolean)) {
    const isDigits = /^(?:\d\d){2,}$/.test(part);
    turn(isDigits);
    if (isDigits) symbols.push(...part.match(/\d\d/g)!.map(Number));
    else symbols.push(...[...part].map((letter) => letter.charCodeAt(0) - 32));
  }
  const check = symbols.reduce((sum, symbol, at) => sum + symbol * Math.max(1, at), 0) % 103;
  return [...symbols, check];
}

/** Nothing where a text has no bar code, or one too wide to be read from a screen. */
export function barcode(text: string, label: string): TemplateResult | undefined {
  const symbols = symbolsOf(text);
  if (!symbols) return undefined;
  const bars = symbols.map((symbol) => widths.slice(symbol * 6, symbol * 6 + 6)).join('') + stop;
  let at = quiet;
  let path = '';
  [...bars].forEach((width, index) => {
    if (index % 2 === 0) path += `M${at} 0h${width}v1h-${width}z`;
    at += Number(width);
  });
  const whole = at + quiet;
  if (whole > most) return undefined;
  return html`<svg class="barcode" viewBox="0 0 ${whole} 1" preserveAspectRatio="none" role="img"
    aria-label=${label} shape-rendering="crispEdges">
    <path fill="#fff" d="M0 0h${whole}v1h-${whole}z" />
    <path fill="#000" d=${path} />
  </svg>`;
}
