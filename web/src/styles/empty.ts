// The box of a section that has nothing to show yet.
import { css } from 'lit';

export const emptyStyles = css`
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space);
    padding-block: calc(var(--_pad) * 2);
    text-align: center;
  }
  .empty h3 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .empty p {
    color: var(--_ink-2);
    font-size: var(--_label);
    text-wrap-style: balance;
    margin-block-end: var(--_space);
  }
  .empty-mark {
    display: grid;
    place-items: center;
    color: var(--_control);
  }
  .empty-mark > * {
    grid-area: 1 / 1;
  }
  .empty-mark .icon {
    color: var(--_accent);
  }
`;
