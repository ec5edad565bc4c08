// The check-in section: the streak, its milestones' thread, its cards, and the button below.
import { css } from 'lit';

export const streakStyles = css`
  .streak-head {
    display: flex;
    align-items: center;
    gap: var(--_pad);
  }
  .streak-head .ring {
    inline-size: 84px;
    block-size: 84px;
  }
  .streak-head .ring-number {
    font-size: calc(var(--_font-size) * 2);
  }
  .streak-text {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .streak-text h3 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .streak-text p {
    color: var(--_ink-2);
    font-size: calc(var(--_font-size) * 0.9);
    line-height: calc(19 / 13.5);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding-block-start: 4px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 3px 10px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_reward-soft);
    color: var(--_reward-ink);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
  }
  .steps {
    --half: min(30px, calc(50% / var(--count)));
    position: relative;
    display: flex;
    justify-content: space-between;
    margin-block: calc(var(--_space) * 5) calc(var(--_space) * 3);
  }
  .steps::before,
  .steps::after {
    content: '';
    position: absolute;
    inset-block-start: 12px;
    inset-inline: var(--half);
    block-size: 4px;
    border-radius: 2px;
    background: var(--_inset);
  }
  .steps::after {
    inset-inline-end: auto;
    inline-size: calc((100% - 2 * var(--half)) * var(--done));
    background: var(--_accent);
  }
  .step {
    position: relative;
    z-index: 1;
    display: grid;
    justify-items: center;
    gap: 4px;
    flex: 0 1 60px;
    min-inline-size: 0;
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .step-disc {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    background: var(--_inset);
    box-shadow: 0 0 0 3px var(--_surface);
  }
  .step.reached .step-disc {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .step.next .step-disc {
    background: var(--_reward);
    color: var(--_on-reward);
  }
  .step.next .step-name {
    color: var(--_ink);
    font-weight: 600;
  }
  .step-name {
    text-align: center;
  }
  .stats {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px var(--_gap);
    padding-block-start: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 4);
    box-shadow: 0 -1px 0 var(--_line);
    font-size: var(--_label);
    line-height: calc(20 / 13);
  }
  .stat {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .stat dt {
    color: var(--_ink-2);
  }
  .stat dd {
    font-weight: 600;
  }
  .stat.wide {
    flex-basis: 100%;
    order: 1;
  }
  .stat.wide dd {
    font-weight: 400;
    color: var(--_ink-2);
  }
  .stat.accent .icon {
    color: var(--_accent);
  }
  .stat.frost .icon {
    color: var(--_frost);
  }
  .stat.gift .icon {
    color: var(--_reward-ink);
  }
  .check-in-foot {
    display: grid;
    gap: calc(var(--_space) * 2);
    position: sticky;
    inset-block-end: var(--_gap);
    z-index: 2;
  }
  .check-in-foot:not(:has(button)) {
    position: static;
  }
  .check-in-foot .done-row,
  .check-in-foot .quiet-row {
    background: var(--_surface);
    border-radius: var(--_radius-control);
    box-shadow: var(--_shadow);
    padding-inline: var(--_pad);
  }
`;
