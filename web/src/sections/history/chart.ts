// A balance over time as a stepped line, with one sentence and a table that say the same.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Entry } from './entries.js';

const width = 320;
const height = 96;
const edge = 6;
const tableRows = 24;

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
  const summary = words.say('chart.summary', {
    thing: words.thing(currency),
    from: day(first),
    until: day(last),
    first: first.balance,
    last: last.balance,
    high,
    low,
  });
  return html`<figure class="card chart" part="card" data-part="chart">
    <figcaption>${words.say('chart.title', { thing: words.thing(currency) })}
      <b>${words.format.number(last.balance)}</b></figcaption>
    ${line(points, low, high, summary)}
    <div class="chart-ends" aria-hidden="true">
      <span>${day(first)}</span><span>${day(last)}</span></div>
    <details><summary>${words.say('chart.table')}</summary>${table(app, points)}</details>
  </figure>`;
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

function line(points: Point[], low: number, high: number, summary: string): TemplateResult {
  const start = points[0]!.at;
  const span = points.at(-1)!.at - start || 1;
  const floor = Math.min(0, low);
  const rise = high - floor || 1;
  const x = ({ at }: Point) => edge + ((at - start) / span) * (width - 2 * edge);
  const room = height - 2 * edge;
  const y = ({ balance }: Point) => height - edge - ((balance - floor) / rise) * room;
  const [head, ...others] = points;
  const steps = others.map((point) => `H${x(point).toFixed(1)}V${y(point).toFixed(1)}`).join('');
  const path = `M${x(head!).toFixed(1)} ${y(head!).toFixed(1)}${steps}`;
  const last = points.at(-1)!;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${summary}>
    ${svg`<path class="ground" d="M${edge} ${height - edge}H${width - edge}" />
      <path class="area" d="${path}V${height - edge}H${x(head!)}Z" />
      <path class="balance-line" d=${path} />
      <circle cx=${x(last)} cy=${y(last)} r="4.5" />`}</svg>`;
}

function table({ words, store }: App, points: Point[]): TemplateResult {
  return html`<table>
    <thead><tr><th scope="col">${words.say('chart.day')}</th>
      <th scope="col">${words.say('chart.balance')}</th></tr></thead>
    <tbody>${points.slice(-tableRows).reverse().map((point) => html`<tr>
      <th scope="row">${words.format.day(point.day, store.view!.today)}</th>
      <td>${words.format.number(point.balance)}</td></tr>`)}</tbody>
  </table>`;
}
