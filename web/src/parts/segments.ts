// A segmented control: the parts of one section, one of them in sight.
import { html, nothing, type TemplateResult } from 'lit';

export interface Segment<Id extends string> {
  id: Id;
  name: string;
  /** How many wait there; none is not said. */
  count?: number;
}

export function segments<Id extends string>(
  label: string,
  all: Segment<Id>[],
  chosen: Id,
  choose: (id: Id) => void,
): TemplateResult | typeof nothing {
  if (all.length < 2) return nothing;
  return html`<div class="segments" role="group" aria-label=${label}>
    ${all.map(
      ({ id, name, count }) => html`<button type="button" data-segment=${id}
        aria-pressed=${id === chosen} @click=${(event: Event) => {
          choose(id);
          const pressed = event.currentTarget as HTMLElement;
          pressed.scrollIntoView({ block: 'nearest', inline: 'center' });
        }}>
        ${name}${count ? html` <span class="count">${count}</span>` : nothing}</button>`,
    )}
  </div>`;
}
