// The rules in words: chapters of items that open.
import { css } from 'lit';

export const rulesStyles = css`
  .chapter {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .chapter h2 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .chapter details + details {
    border-block-start: 1px solid var(--_line);
  }
  .chapter summary {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    min-block-size: 52px;
    padding-block: calc(var(--_space) * 2);
    cursor: pointer;
    list-style: none;
  }
  .chapter summary::-webkit-details-marker {
    display: none;
  }
  .chapter summary h3 {
    flex: 1 1 40%;
    font: 500 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .chapter .gist {
    flex: 0 1 55%;
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
    text-align: end;
  }
  .chapter details[open] .gist {
    visibility: hidden;
  }
  .chapter summary svg {
    flex: none;
    color: var(--_ink-2);
  }
  .chapter details[open] summary svg {
    transform: scaleY(-1);
  }
  .chapter dl {
    display: grid;
    padding-block-end: calc(var(--_space) * 3);
  }
  .chapter dl > div {
    display: grid;
    grid-template-columns: minmax(88px, 32%) 1fr;
    gap: var(--_gap);
    padding-block: calc(var(--_space) * 2);
    line-height: calc(20 / 13);
    font-size: var(--_label);
  }
  .chapter dl > div + div {
    box-shadow: 0 -1px 0 var(--_line);
  }
  .chapter dt {
    color: var(--_ink-2);
  }
  .chapter dd {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;
