// A balance over time as a stepped line, and under it the levels held; one sentence, a list and a
// table say the same.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ViewedTier } from '@perennial/engine';
import type { App } from '../../app/app.js';
import type { Entry } from './entries.js';
import { levelOn, type Stretch, stretchesOf } from './levels.js';

const width = 320;
const height = 96;
const edge = 6;
const steps = { top: height + 6, height: 24 }; // of the levels
const tableRows = 24;
const listedLevels = 4;

interface Point {
  day: string;
  at: number;
  balance: number;
}

export function balanceChart(app: App, entries: Entry[], currency: string): unknown {
  const { words, store } = app;
  const points = pointsOf(entries, (at) => words.dayOf(at));
  if (points.length < 2) return nothing;
  const first = points[0]!;
  const last = points.at(-1)!;
  const low = Math.min(...points.map(({ balance }) => balance));
  const high = Math.max(...points.map(({ balance }) => balance));
  const day = (point: Point) => words.format.day(point.day, store.view!.today);
  const [tier] = store.view!.tiers;
  const dayOf = (at: string) => words.dayOf(at);
  const stretches = tier ? stretchesOf(entries, tier, dayOf, store.historyComplete) : [];
  const summary = words.say('chart.summary', {
    thing: words.thing(currency),
    from: day(first),
    until: day(last),
    first: words.figure(currency, first.balance),
    last: words.figure(currency, last.balance),
    high: words.figure(currency, high),
    low: words.figure(currency, low),
  });
  return html`<figure class="card chart" part="card" data-part="chart">
    <figcaption>${words.say('chart.title', { thing: words.thing(currency) })}
      <b>${words.figure(currency, last.balance)}</b></figcaption>
    ${drawing(points, low, high, summary, tier, stretches)}
    <div class="chart-ends" aria-hidden="true">
      <span>${day(first)}</span><span>${day(last)}</span></div>
    ${levelList(app, tier, stretches)}
    <details><summary>${words.say('chart.table')}</summary>
      ${table(app, currency, points, tier, stretches)}</details>
  </figure>`;
}

function levelName({ words }: App, level: string | null | undefined): string {
  if (level === undefined) return '';
  return level === null ? words.say('chart.no_level') : words.thing(level);
}

// The latest are named: what fits under a chart.
function levelList(app: App, tier: ViewedTier | undefined, stretches: Stretch[]): unknown {
  const { words, store } = app;
  const first = stretches.findIndex(({ level }) => level !== null);
  const named = stretches.slice(Math.max(0, first)).slice(-listedLevels);
  if (!tier || named.length === 0) return nothing;
  const name = words.text(tier.name) || tier.id;
  return html`<div class="chart-levels" data-part="levels">
    <span aria-hidden="true">${name}</span>
    <ol aria-label=${name}>${named.map(({ day, level }) => html`<li>${day === undefined
      ? levelName(app, level)
      : words.say('chart.level_from', {
          level: levelName(app, level),
          day: words.format.day(day, store.view!.today),
        })}</li>`)}</ol></div>`;
}

/** The balance at the end of each day, oldest first. */
export function pointsOf(entries: Entry[], dayOf: (at: string) => string): Point[] {
  const byDay = new Map<string, Point>();
  // Newest first: the first entry of a day has the balance the day ended with.
  for (const { at, balance } of entries) {
    const day = dayOf(at);
    if (!byDay.has(day)) byDay.set(day, { day, at: Date.parse(day), balance });
  }
  return [...byDay.values()].sort((a, b) => a.at - b.at);
}

function drawing(
  points: Point[],
  low: number,
  high: number,
  summary: string,
  tier: ViewedTier | undefined,
  stretches: Stretch[],
): TemplateResult {
  const start = points[0]!.at;
  const span = points.at(-1)!.at - start || 1;
  const floor = Math.min(0, low);
  const rise = high - floor || 1;
  const along = (at: number) => edge + ((at - start) / span) * (width - 2 * edge);
  const x = ({ at }: Point) => along(at).toFixed(1);
  const room = height - 2 * edge;
  const y = ({ balance }: Point) => height - edge - ((balance - floor) / rise) * room;
  const [head, ...others] = points;
  const line = others.map((point) => `H${x(point)}V${y(point).toFixed(1)}`).join('');
  const path = `M${x(head!)} ${y(head!).toFixed(1)}${line}`;
  const last = points.at(-1)!;
  const isTall = stretches.length > 1; // a level held throughout is said in words
  const tall = isTall ? steps.top + steps.height + edge : height;
  return html`<svg viewBox="0 0 ${width} ${tall}" role="img" aria-label=${summary}>
    ${svg`<path class="ground" d="M${edge} ${height - edge}H${width - edge}" />
      <path class="area" d="${path}V${height - edge}H${x(head!)}Z" />
      <path class="balance-line" d=${path} />
      <circle cx=${x(last)} cy=${y(last)} r="4.5" />
      ${isTall
        ? svg`<path class="level-steps" data-part="steps" d=${stairs(tier!, stretches, along)} />`
        : nothing}`}</svg>`;
}

// As high as the level is in its tier; what has no level stands on the ground.
function stairs(
  { levels }: ViewedTier,
  stretches: Stretch[],
  along: (at: number) => number,
): string {
  const ground = steps.top + steps.height;
  const rank = (level: string | null) => levels.findIndex(({ id }) => id === level) + 1;
  const y = ({ level }: Stretch) => ground - (rank(level) / levels.length) * steps.height;
  const x = ({ day }: Stretch) =>
    day === undefined ? 1 : Math.min(Math.max(along(Date.parse(day)), 1), width - edge);
  const climb = stretches.map((one) => `H${x(one).toFixed(1)}V${y(one).toFixed(1)}`).join('');
  return `M${x(stretches[0]!).toFixed(1)} ${ground}${climb}H${width - 1}V${ground}Z`;
}

function table(
  app: App,
  currency: string,
  points: Point[],
  tier: ViewedTier | undefined,
  stretches: Stretch[],
): TemplateResult {
  const { words, store } = app;
  const levels = stretches.length > 0 && tier;
  return html`<table>
    <thead><tr><th scope="col">${words.say('chart.day')}</th>
      <th scope="col">${words.say('chart.balance')}</th>
      ${levels ? html`<th scope="col">${words.text(levels.name) || levels.id}</th>` : nothing}
    </tr></thead>
    <tbody>${points.slice(-tableRows).reverse().map((point) => html`<tr>
      <th scope="row">${words.format.day(point.day, store.view!.today)}</th>
      <td>${words.figure(currency, point.balance)}</td>
      ${levels ? html`<td>${levelName(app, levelOn(stretches, point.day))}</td>` : nothing}
    </tr>`)}</tbody>
  </table>`;
}
