// What moves for a moment, and the row of a milestone.
import { css } from 'lit';

export const momentStyles = css`
  .counting {
    position: absolute;
    inset-inline-start: 0;
    min-inline-size: var(--least);
    background: var(--_bg);
  }
  .rising,
  .leaving,
  .confetti {
    position: absolute;
    z-index: 4;
    inset-block-start: 0;
    pointer-events: none;
  }
  .rising {
    padding: 4px 12px;
    border-radius: var(--_radius-control);
    background: var(--_reward);
    color: var(--_on-reward);
    font-weight: 600;
  }
  .confetti {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .thread-grown {
    position: absolute;
    inset-block-start: 18px;
    inset-inline: -50% 50%;
    block-size: 4px;
    background: var(--_accent);
  }
  .becomes span {
    position: relative;
  }
  .counted {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    min-inline-size: 100%;
    background: var(--_surface);
    font-style: normal;
    white-space: nowrap;
    text-align: end;
  }
  .sewn-day.sewing::before {
    transform-origin: var(--from);
  }
  .sewn-day.sewing span {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .milestone-row {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_tile);
    background: var(--_reward-soft);
  }
  .milestone-text {
    flex: 1;
    min-inline-size: 0;
    display: grid;
  }
  .milestone-row .round {
    background: var(--_surface);
  }
  .milestone-disc {
    display: grid;
    place-items: center;
    flex: none;
    color: var(--_on-card);
    font: 650 calc(var(--_font-size) * 1.2667) / 1 var(--_font);
  }
  .milestone-disc > * {
    grid-area: 1 / 1;
  }
  .milestone-disc::before {
    content: '';
    grid-area: 1 / 1;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: linear-gradient(118deg, var(--_card), var(--_card-2));
  }
  .milestone-disc b {
    position: relative;
  }
  .milestone-disc circle {
    fill: none;
    stroke-width: 4;
    stroke-linecap: round;
  }
  .milestone-disc .rim {
    stroke: var(--_surface);
  }
  .milestone-disc .rim-won {
    stroke: var(--_reward);
  }
  .tier-news {
    color: var(--_reward);
  }
  @media (forced-colors: active) {
    .milestone-row {
      border: 1px solid CanvasText;
    }
    .milestone-disc .rim-won {
      stroke: CanvasText;
    }
  }
`;
