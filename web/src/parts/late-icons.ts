// Icons of sections that come late, drawn where they stand: the first view's sprite stays small.
import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  lock: svg`<path d="M7 11h10v8H7zM9 11V8.5a3 3 0 0 1 6 0V11"/>`,
  copy: svg`<path d="M9 9h10v10H9zM6.5 15H5V5h10v1.5"/>`,
  percent: svg`<path d="M6 18L18 6"/><circle cx="8" cy="8" r="2.2"/><circle cx="16" cy="16"
    r="2.2"/>`,
  truck: svg`<path d="M4 7h9.5v9H4zM13.5 10.5h3.2l3.3 3V16h-6.5"/><circle cx="8" cy="17" r="1.8"/>
    <circle cx="16.5" cy="17" r="1.8"/>`,
  leaf: svg`<path d="M5.5 18.5C5 10 10 5.5 19 5.5c.3 8-3.5 13-11 12M5.5 18.5c2-4.5 4.5-6.5
    8-8"/>`,
  share: svg`<path d="M12 14.5V4.5M8.5 8L12 4.5 15.5 8M6 12v7.5h12V12"/>`,
  mail: svg`<path d="M4 6.5h16v11H4zM4 7.5l8 6 8-6"/>`,
};

export type LateIcon = keyof typeof shapes;

export function lateIcon(name: LateIcon, size = 20): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none"
    stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"
    stroke-width=${size <= 16 ? 2.3 : 1.75} aria-hidden="true" focusable="false"
    >${shapes[name]}</svg>`;
}
