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
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
    min-block-size: 24px;
    color: var(--_ink-2);
    font-size: var(--_label);
    font-variant-numeric: tabular-nums;
  }
  .progress-line > span[aria-hidden] {
    white-space: nowrap;
  }
  .progress {
    position: relative;
    display: flex;
    flex: none;
    inline-size: 88px;
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
  .ends {
    color: var(--_risk);
  }
  .group-name {
    padding-block-start: var(--_space);
    color: var(--_ink-2);
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .to-claim {
    padding-block: var(--_space);
    gap: 0;
  }
  .to-claim .rows {
    padding: 0;
  }
  .claim-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) var(--_gap);
    padding-block: calc(var(--_space) * 3);
    box-shadow: 0 1px 0 var(--_line);
  }
  .claim-head h2 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .row > .gain {
    margin-inline-start: auto;
    align-self: center;
  }
  .mission .row-note > .icon {
    color: var(--_accent);
  }
  .goal-thread {
    position: relative;
    block-size: 52px;
    margin-inline: 0 14px;
  }
  .goal-thread::before,
  .goal-thread::after {
    content: '';
    position: absolute;
    inset-block-start: 12px;
    inset-inline: 0;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_inset);
  }
  .goal-thread::after {
    inset-inline-end: auto;
    inline-size: calc(100% * var(--done));
    background: var(--_accent);
  }
  .goal-thread li {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline-start: calc(100% * var(--at) - 32px);
    inline-size: 64px;
    display: grid;
    justify-items: center;
    gap: 4px;
    color: var(--_reward-ink);
    font: 600 var(--_note) / calc(16 / 12) var(--_font);
    text-align: center;
  }
  .goal-thread li:last-child {
    inset-inline-start: calc(100% * var(--at) - 50px);
    justify-items: end;
    text-align: end;
  }
  .goal-mark {
    display: grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: inset 0 0 0 2px var(--_control);
    color: var(--_ink);
  }
  .goal-thread .reached {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .goal-thread .reached .goal-mark {
    background: var(--_accent);
    box-shadow: none;
    color: var(--_on-accent);
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
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 96px), 1fr));
    gap: calc(var(--_space) * 5) calc(var(--_space) * 2);
  }
  .badge {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 2px;
    text-align: center;
    text-wrap-style: balance;
  }
  .newest {
    display: flex;
    align-items: center;
    gap: var(--_pad);
  }
  .newest-text {
    display: grid;
    justify-items: start;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .newest-text h3 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .newest-text .button {
    margin-block-start: var(--_space);
  }
  .newest-mark {
    padding: 2px 10px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_reward-soft);
    color: var(--_reward-ink);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
  }
  .newest .badge-disc {
    flex: none;
    margin: calc(var(--_space) * 2) calc(var(--_space) * 3);
    scale: 1.28;
  }
  .held-count {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .secret {
    font: 650 var(--_title) / 1 var(--_font);
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
