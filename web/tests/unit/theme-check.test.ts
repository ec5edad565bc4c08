// The theme check of the demo: what it finds good is what the page about the look says is good.
import { readFileSync } from 'node:fs';
import { wcagContrast } from 'culori';
import { expect, test } from 'vitest';
import { coloursIn, faultsOf, nearestPassing, type Theme } from '../../demo/theme-check.js';

/** The defaults, as the element declares them: light, then dark. */
function defaults(): [Theme, Theme] {
  const source = readFileSync(new URL('../../src/element/tokens.ts', import.meta.url), 'utf8');
  const [light, dark] = ['const light = {', 'const dark: typeof light = {'].map((start) => {
    const text = source.slice(source.indexOf(start) + start.length);
    const pairs = text.slice(0, text.indexOf('};')).matchAll(/'?([\w-]+)'?: '(#\w+)'/g);
    return Object.fromEntries([...pairs].map(([, name, value]) => [name!, value!]));
  });
  return [light!, dark!];
}

test('every pair of our own colours stands out, light and dark', () => {
  for (const theme of defaults()) {
    expect(Object.keys(theme)).toContain('frost-soft');
    expect(faultsOf(theme)).toEqual([]);
  }
});

test('the two brands of the visual language stand out', () => {
  const luma = coloursIn(`--mc-bg:#FBF5F7; --mc-inset:#F3E9ED; --mc-line:#ECDFE4;
    --mc-control:#8E7B83; --mc-ink:#2A1520; --mc-ink-2:#6C5661; --mc-accent:#A0195A;
    --mc-accent-soft:#FBE3EC; --mc-reward:#F0B45A; --mc-reward-soft:#FCEFDB;
    --mc-reward-ink:#84520F; --mc-card:#4B0D2F; --mc-card-2:#8E1F58; --mc-radius:28px;`);
  expect(luma).not.toHaveProperty('radius');
  expect(faultsOf({ ...defaults()[0], ...luma })).toEqual([]);
});

test('a pair that fails is named, with the nearest colour of its hue that passes', () => {
  const [light] = defaults();
  const faults = faultsOf({ ...light, accent: '#4FB3BF' });
  // White on it, and itself on the soft ground: both tokens are named.
  expect(faults.map(({ token }) => token)).toEqual(['accent', 'on-accent']);
  const [accent] = faults;
  expect(accent!.ground).toBe('accent-soft');
  expect(accent!.ratio).toBeLessThan(4.5);
  for (const ground of ['bg', 'surface', 'accent-soft']) {
    expect(wcagContrast(accent!.nearest!, light[ground]!)).toBeGreaterThanOrEqual(4.5);
  }
  // Nearest: hardly more than is needed.
  expect(wcagContrast(accent!.nearest!, light['accent-soft']!)).toBeLessThan(4.7);
});

test('what passes stays what it is; what no lightness can mend has no better colour', () => {
  expect(nearestPassing('#000000', ['#FFFFFF'], 4.5)).toBe('#000000');
  expect(nearestPassing('#777777', ['#FFFFFF', '#000000'], 12)).toBeUndefined();
});
