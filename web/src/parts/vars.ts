// What a template does to an element's own properties, at each rendering.
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, PartType, type PartInfo } from 'lit/directive.js';

class TouchDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('touch() stands in a start tag');
  }

  render(_deed: (element: HTMLElement) => void): unknown {
    return noChange;
  }

  override update(part: ElementPart, [deed]: [(element: HTMLElement) => void]): unknown {
    deed(part.element as HTMLElement);
    return noChange;
  }
}

/** Hands the element to a function; at the first rendering it is not in the page yet. */
export const touch = directive(TouchDirective);

/**
 * Sets custom properties and nothing else, through CSSOM: a strict policy forbids `style="…"`.
 *
 *     html`<div ${vars({ '--at': '46%' })}></div>`
 */
export function vars(values: Record<`--${string}`, string>) {
  return touch(({ style }) => {
    for (const [name, value] of Object.entries(values)) style.setProperty(name, value);
  });
}
