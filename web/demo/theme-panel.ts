// Tries a brand's colours on the member center, and says which pairs cannot be read.
import { tokens } from '../src/element/tokens.js';
import type { MemberCenter } from '../src/index.js';
import { find } from './find.js';
import { coloursIn, faultsOf, type Theme } from './theme-check.js';
import type { Voice } from './voice.js';

export class ThemePanel {
  readonly #form = find<HTMLFormElement>('#theme-check');
  #worn: string[] = [];

  constructor(
    private readonly center: MemberCenter,
    private readonly voice: Voice,
  ) {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#try(find<HTMLTextAreaElement>('#tokens').value);
    });
  }

  #try(declarations: string): void {
    const brought = coloursIn(declarations);
    for (const name of this.#worn) this.center.style.removeProperty(name);
    this.#worn = Object.keys(brought).map((token) => `--mc-${token}`);
    for (const [token, colour] of Object.entries(brought)) {
      this.center.style.setProperty(`--mc-${token}`, colour);
    }
    const faults = faultsOf({ ...this.#inForce(), ...brought });
    const lines = faults.map((fault) => {
      const { token, ground, nearest } = fault;
      const values = { token, ground, ratio: fault.ratio.toFixed(2), need: String(fault.need) };
      const said = this.voice.say('pair-fails', values);
      const better = nearest ? this.voice.say('pair-better', { colour: nearest }) : '';
      return row(nearest ?? '', `${said} ${better}`.trim());
    });
    const all = lines.length > 0 ? lines : [row('', this.voice.say('pairs-hold'))];
    find('#faults').replaceChildren(...all);
  }

  // What the element wears now, the brand's page and its theme included.
  #inForce(): Theme {
    const style = getComputedStyle(this.center);
    const worn = tokens.map((name) => `--mc-${name}: ${style.getPropertyValue(`--_${name}`)};`);
    return coloursIn(worn.join('\n'));
  }
}

function row(colour: string, text: string): HTMLElement {
  const item = document.createElement('li');
  item.dataset.colour = colour;
  item.textContent = text;
  return item;
}
