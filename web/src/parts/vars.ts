// Sets custom properties and nothing else, through CSSOM: a strict policy forbids `style="…"`.
//
//   html`<div ${vars({ '--at': '46%' })}></div>`
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, PartType, type PartInfo } from 'lit/directive.js';

class VarsDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('vars() stands in a start tag');
  }

  render(_values: Record<`--${string}`, string>): unknown {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Record<`--${string}`, string>]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(name, value);
    return noChange;
  }
}

export const vars = directive(VarsDirective);
