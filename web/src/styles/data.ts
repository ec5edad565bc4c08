// The section of the member's data, and the line that says that nothing is kept.
import { css } from 'lit';

export const dataStyles = css`
  .data {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }
  .data h2 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .data .row h3 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .data .rows {
    padding: 0;
  }
  .data .row + .row::before {
    inset-inline: 0;
  }
  .data .facts {
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .data .fact {
    flex-wrap: nowrap;
  }
  .data .fact dt {
    flex: 0 0 30%;
  }
  .data .bone.text {
    display: inline-block;
    inline-size: 110px;
  }
  .data .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .data-said {
    display: flex;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_tile);
    background: var(--_accent-soft);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .data-said .icon {
    color: var(--_accent);
  }
  .file {
    position: relative;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .passing {
    min-block-size: 44px;
    padding-block: var(--_space);
  }
`;
