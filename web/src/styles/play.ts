// Missions, their progress and steps, and the badges.
import { css } from 'lit';

export const playStyles = css`
  .mission-group {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .mission {
    align-items: start;
    row-gap: calc(var(--_space) * 2);
  }
  .mission h3,
  .badge h3 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .mission .row-text {
    gap: 2px;
  }
  .mission[data-state='locked']:not(:has(.button)) h3,
  .mission[data-state='expired'] h3 {
    color: var(--_ink-2);
  }
  .mission > .button {
    flex: none;
    align-self: center;
    margin-inline-start: auto;
  }
  .button.gift {
    background: var(--_reward);
    color: var(--_on-reward);
  }
  .progress-line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 24px;
    color: var(--_ink-2);
    font-size: var(--_label);
    font-variant-numeric: tabular-nums;
  }
  .progress-line > span {
    white-space: nowrap;
  }
  .progress {
    position: relative;
    display: flex;
    flex: 0 1 200px;
    gap: 4px;
    overflow: hidden;
    border-radius: 3px;
  }
  .progress i {
    flex: 1;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_inset);
  }
  .progress i.full {
    background: var(--_accent);
  }
  .progress .bar {
    background: linear-gradient(
      to right,
      var(--_accent) calc(100% * var(--done)),
      var(--_inset) 0
    );
  }
  :host(:dir(rtl)) .progress .bar {
    transform: scaleX(-1);
  }
  .goal-steps {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding-block: 2px;
  }
  .goal-step {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 8px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_reward-soft);
    color: var(--_reward-ink);
    font: 600 var(--_note) / calc(18 / 12) var(--_font);
  }
  .goal-step.reached {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .badges {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: calc(var(--_space) * 5) var(--_gap);
  }
  .badge {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 2px;
    text-align: center;
    text-wrap-style: balance;
  }
  .badge .goal-steps {
    justify-content: center;
  }
  .badge-disc {
    position: relative;
    display: grid;
    place-items: center;
    margin-block-end: var(--_space);
    color: var(--_ink-2);
  }
  .badge-disc > * {
    grid-area: 1 / 1;
  }
  .badge-disc.won::before {
    content: '';
    grid-area: 1 / 1;
    inline-size: 58px;
    block-size: 58px;
    border-radius: 50%;
    background: linear-gradient(118deg, var(--_card), var(--_card-2));
  }
  .badge-disc.won .icon {
    position: relative;
    color: var(--_on-card);
  }
  .rim {
    stroke: var(--_inset);
  }
  .rim-won {
    stroke: var(--_reward);
  }
  .rim-done {
    stroke: var(--_accent);
  }
  @container mc (width < 360px) {
    .mission > .tile {
      display: none;
    }
  }
  @container mc (width >= 560px) {
    .badges {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .progress i.full,
    .progress .bar {
      background: Highlight;
    }
  }
`;
