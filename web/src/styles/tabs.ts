// The tabs: they stick at the top and scroll within their strip.
import { css } from 'lit';

export const tabStyles = css`
  .tabs {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    display: flex;
    gap: calc(var(--_space) * 6);
    padding-inline: var(--_pad);
    overflow-x: auto;
    scrollbar-width: none;
    background: var(--_bg);
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
    box-shadow: inset 0 -1px 0 var(--_line);
  }
  .tabs button {
    flex: none;
    min-block-size: 48px;
    min-inline-size: 44px;
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .tabs span {
    display: inline-block;
    padding-block: 13px;
    position: relative;
  }
  .tabs button[aria-selected='true'] {
    color: var(--_ink);
    font-weight: 600;
  }
  .tabs span::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: 3px;
    border-radius: 3px;
    background: var(--_accent);
    transform: scaleX(0);
    transition: transform calc(220 * var(--_ms)) var(--_standard);
  }
  .tabs button[aria-selected='true'] span::after {
    transform: none;
  }
  .tabs .has-news span::before {
    content: '';
    position: absolute;
    inset-block-start: 10px;
    inset-inline-end: -9px;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_reward);
  }
  .tabs button:focus-visible {
    outline-offset: -4px;
  }
  @container mc (width < 560px) {
    .tabs {
      gap: calc(var(--_space) * 3);
      justify-content: space-between;
    }
  }
  @container mc (width < 380px) {
    .tabs {
      font-size: calc(var(--_font-size) * 0.9333);
    }
  }
  @media (forced-colors: active) {
    .tabs .has-news span::before {
      background: CanvasText;
    }
    .tabs button[aria-selected='true'] span::after {
      background: Highlight;
    }
  }
`;
