// A row of filters.
import { css } from 'lit';

export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .filters button {
    position: relative;
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 4);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_ink-2);
    font-size: calc(var(--_font-size) * 0.9333);
  }
  .filters button::after {
    content: '';
    position: absolute;
    inset: -4px;
  }
  .filters [aria-pressed='true'] {
    background: var(--_ink);
    color: var(--_bg);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .filters button {
      border: 1px solid ButtonBorder;
    }
    .filters [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
