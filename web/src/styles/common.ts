// What every section is made of: page, cards, buttons, empty and failed boxes.
import { css } from 'lit';

export const commonStyles = css`
  .sprite {
    display: none;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    vertical-align: -0.2em;
  }
  :host(:dir(rtl)) :is(.icon-next, .icon-previous, .icon-back) {
    transform: scaleX(-1);
  }
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  strong,
  b {
    font-weight: 600;
  }
  .center {
    min-inline-size: 0;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .panel,
  .gate {
    max-inline-size: 560px;
    margin-inline: auto;
    padding: var(--_gap) var(--_pad) calc(var(--_pad) * 1.5);
  }
  .gate {
    padding-block-start: calc(var(--_pad) * 1.5);
  }
  .card {
    background: var(--_surface);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    padding: var(--_pad);
  }
  .section-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
    margin-block: var(--_space) 0;
  }
  .section-head h2,
  .section-head h3 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 44px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 5);
    border-radius: var(--_radius-control);
    font-weight: 600;
    text-align: center;
    transition: transform calc(100 * var(--_ms)) var(--_standard);
  }
  .button:active {
    transform: scale(0.98);
  }
  .section-head .link {
    margin-block: calc(var(--_space) * -2.5);
  }
  .button.pill {
    position: relative;
    min-block-size: 36px;
    padding: calc(var(--_space) * 1.5) var(--_pad);
  }
  .button.pill::after {
    content: '';
    position: absolute;
    inset: -4px;
  }
  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
    min-block-size: 48px;
  }
  .button.soft {
    background: var(--_inset);
    color: var(--_ink);
  }
  .button.accent-soft {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .button.outline {
    box-shadow: inset 0 0 0 1.5px var(--_control);
  }
  .button.wide {
    inline-size: 100%;
  }
  .button[aria-disabled='true'],
  .button[disabled] {
    cursor: default;
    background: var(--_inset);
    color: var(--_ink-2);
  }
  @supports (color: color-mix(in srgb, red, blue)) {
    .button.primary:active {
      background: color-mix(in srgb, var(--_accent) 86%, #000);
    }
  }
  .round {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_inset);
    position: relative;
  }
  .round::after {
    content: '';
    position: absolute;
    inset: -6px;
  }
  .round[disabled] {
    color: var(--_control);
    cursor: default;
    opacity: 0.7;
  }
  .link {
    color: var(--_accent);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 44px;
    padding-inline: var(--_space);
    margin-inline-end: calc(var(--_space) * -1);
    white-space: nowrap;
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_tile);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .tile.gift {
    background: var(--_reward-soft);
    color: var(--_reward-ink);
  }
  .tile.quiet {
    background: var(--_inset);
    color: var(--_ink-2);
  }
  .tile.frost {
    background: var(--_frost-soft);
    color: var(--_frost);
  }
  .tile.risk {
    background: var(--_risk-soft);
    color: var(--_risk);
  }
  .gain {
    color: var(--_reward-ink);
    font-weight: 600;
  }
  .reason {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: start;
    background: var(--_risk-soft);
    border-radius: var(--_tile);
    padding: calc(var(--_space) * 3);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .reason .icon {
    color: var(--_risk);
  }
  .field {
    display: grid;
    gap: var(--_space);
  }
  .field > span {
    font-weight: 600;
  }
  .field small {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  :is(input, textarea):not([type='radio'], [type='checkbox']) {
    inline-size: 100%;
    box-sizing: border-box;
    min-block-size: 44px;
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3);
    border: 1px solid var(--_control);
    border-radius: var(--_tile);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_gap);
  }
  .failed-text {
    flex: 1 1 190px;
    display: grid;
  }
  .failed .button {
    margin-inline-start: auto;
  }
  .gate > .link {
    justify-self: center;
  }
  .gate-note {
    color: var(--_ink-2);
    font-size: var(--_label);
    text-align: center;
  }
  .failed-text span {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .stale {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding-inline: var(--_pad);
    background: var(--_inset);
    font-size: var(--_label);
  }
  .stale span {
    flex: 1;
  }
  @container mc (width < 360px) {
    .panel,
    .gate,
    .tabs {
      --_pad: 12px;
    }
  }
  @container mc (width >= 560px) {
    .panel,
    .gate {
      padding-inline: 20px;
    }
  }
  @container mc (width >= 760px) {
    .tabs,
    .panel {
      padding-inline: 24px;
    }
    .panel[data-section='home'] {
      max-inline-size: none;
    }
  }
  @media (prefers-contrast: more) {
    .center,
    .sheet {
      --_ink-2: var(--_ink);
      --_control: var(--_ink);
      --_line: var(--_ink);
    }
  }
  @media (forced-colors: active) {
    .button,
    .round,
    .card,
    .line,
    .reason,
    .tile {
      border: 1px solid ButtonBorder;
    }
  }
`;
