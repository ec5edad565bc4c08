// A choice out of a list.
import { css } from 'lit';

export const selectStyles = css`
  .field select {
    min-block-size: 44px;
    inline-size: 100%;
    padding-inline: calc(var(--_space) * 3);
    border: 0;
    border-radius: var(--_tile);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_control);
    color: var(--_ink);
    font: inherit;
  }
`;
