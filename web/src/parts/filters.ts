// A row of filters, one of them on.
import { html, type TemplateResult } from 'lit';

export interface Filter<Id extends string> {
  id: Id;
  name: string;
}

export function filters<Id extends string>(
  label: string,
  all: Filter<Id>[],
  chosen: Id,
  choose: (id: Id) => void,
): TemplateResult {
  return html`<div class="filters" role="group" aria-label=${label}>
    ${all.map(
      ({ id, name }) => html`<button type="button" data-filter=${id}
        aria-pressed=${id === chosen} @click=${() => choose(id)}>${name}</button>`,
    )}
  </div>`;
}
