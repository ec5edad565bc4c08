// The check-in card: ring, ladder, button.
import { css } from 'lit';

export const checkInStyles = css`
  .check-in {
    display: grid;
    gap: calc(var(--_space) * 3.5);
  }
  .check-in-head {
    display: flex;
    align-items: center;
    gap: var(--_gap);
  }
  .check-in-title {
    flex: 1;
    min-inline-size: 0;
  }
  .check-in-title h3 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .check-in-title p {
    color: var(--_ink-2);
    font-size: calc(var(--_font-size) * 0.9);
    line-height: calc(19 / 13.5);
    text-wrap-style: balance;
  }
  .round.plain {
    background: none;
    color: var(--_ink-2);
  }
  .ring {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
  }
  .ring > svg {
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  .ring-track {
    stroke: var(--_inset);
  }
  .ring-value {
    stroke: var(--_accent);
  }
  .ring-number {
    font: 650 calc(var(--_font-size) * 1.2667) / 1 var(--_font);
    letter-spacing: -0.03em;
  }
  .ladder {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    margin-inline: calc(var(--_space) * -0.5);
  }
  .node {
    position: relative;
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .node + .node::before {
    content: '';
    position: absolute;
    inset-block-start: 19px;
    inset-inline: -50% 50%;
    border-block-start: 2px dashed var(--_control);
    opacity: 0.55;
  }
  .node.joined::before {
    inset-block-start: 18px;
    border-block-start: 4px solid var(--_accent);
    opacity: 1;
  }
  .node-disc {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-block: 4px;
    border-radius: 50%;
    background: var(--_inset);
    color: var(--_ink-2);
    font: 600 var(--_note) / 1 var(--_font);
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .node.checked .node-disc {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .node.made_up .node-disc,
  .node.restored .node-disc {
    background: var(--_surface);
    color: var(--_accent);
    border: 2px dashed var(--_accent);
  }
  .node.frozen .node-disc {
    background: var(--_frost-soft);
    color: var(--_frost);
    box-shadow: inset 0 0 0 2px var(--_frost);
  }
  .node.is-today .node-disc {
    inline-size: 40px;
    block-size: 40px;
    margin-block: 0;
  }
  .node.is-today:not(.checked) .node-disc {
    background: var(--_surface);
    color: var(--_accent);
    box-shadow: inset 0 0 0 3px var(--_accent);
  }
  .node.gift .node-disc,
  .node.gift.is-today:not(.checked) .node-disc {
    inline-size: 40px;
    block-size: 40px;
    margin-block: 0;
    background: var(--_reward);
    color: var(--_on-reward);
  }
  .node.missed .node-disc,
  .node.before .node-disc,
  .node.unknown .node-disc {
    background: var(--_surface);
    box-shadow: inset 0 0 0 1.5px var(--_line);
  }
  .node-dash {
    inline-size: 10px;
    border-block-start: 2px solid var(--_control);
    border-radius: 1px;
  }
  .node-dot {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_control);
  }
  .node-name {
    color: var(--_ink-2);
    font-size: var(--_note);
    line-height: calc(16 / 12);
    white-space: nowrap;
  }
  .is-today .node-name {
    color: var(--_ink);
    font-weight: 600;
  }
  .check-in-action {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .check-in-action:empty {
    display: none;
  }
  .done-row,
  .quiet-row {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 48px;
    text-align: center;
    font-weight: 600;
    color: var(--_accent);
    position: relative;
  }
  .done-row:focus-visible {
    outline: none;
  }
  .quiet-row,
  .done-next {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .quiet-note {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: calc(var(--_space) * 2);
  }
  .two .button {
    padding-inline: calc(var(--_space) * 3);
    min-block-size: 48px;
  }
  @container mc (width < 360px) {
    .ring {
      inline-size: 44px;
      block-size: 44px;
    }
    .node-disc {
      inline-size: 30px;
      block-size: 30px;
      margin-block: 3px;
      font-size: calc(var(--_font-size) * 0.8);
    }
    .node.is-today .node-disc,
    .node.gift .node-disc,
    .node.gift.is-today:not(.checked) .node-disc {
      inline-size: 36px;
      block-size: 36px;
    }
    .node + .node::before {
      inset-block-start: 17px;
    }
    .node.joined::before {
      inset-block-start: 16px;
    }
    .check-in-head .round {
      display: none;
    }
  }
  @container mc (((width >= 560px) and (width < 760px)) or (width >= 1080px)) {
    .check-in {
      grid-template-columns: minmax(0, 1fr) minmax(200px, auto);
      align-items: center;
    }
    .check-in .ladder {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .check-in-head .round {
      display: none;
    }
    .check-in[data-state='lost'] .check-in-action {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .node-disc,
    .node.is-today .node-disc {
      border: 2px solid CanvasText;
    }
    .node.is-today .node-disc {
      border-color: Highlight;
    }
    .node.joined::before {
      border-color: CanvasText;
    }
    .ring-value {
      stroke: Highlight;
    }
    .ring-track {
      stroke: GrayText;
    }
  }
`;
