// The segmented control, and the small count beside a name.
import { css } from 'lit';

export const segmentStyles = css`
  .segments {
    display: flex;
    padding: 4px;
    border-radius: calc(var(--_tile) + 4px);
    background: var(--_inset);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .segments button {
    flex: 1 1 0;
    min-inline-size: max-content;
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 2);
    border-radius: var(--_tile);
    color: var(--_ink-2);
    text-align: center;
  }
  .segments [aria-pressed='true'] {
    background: var(--_surface);
    box-shadow: var(--_shadow), inset 0 0 0 1px var(--_line);
    color: var(--_ink);
    font-weight: 600;
  }
  .segments:has(> :nth-child(4)) button {
    padding-inline: var(--_space);
  }
  .count {
    display: inline-block;
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font: 600 var(--_note) / 20px var(--_font);
    text-align: center;
    white-space: nowrap;
  }
  .row-note.ends {
    color: var(--_risk);
  }
  @media (forced-colors: active) {
    .segments [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
