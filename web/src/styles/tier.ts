// The dark card: tier, promise, card art.
import { css } from 'lit';

export const tierStyles = css`
  .tier {
    position: relative;
    overflow: hidden;
    isolation: isolate;
    border-radius: var(--_hero);
    padding: var(--_pad);
    color: var(--_on-card);
    background: linear-gradient(118deg, var(--_card), var(--_card-2));
    box-shadow: var(--_shadow);
  }
  .tier :focus-visible {
    outline-color: var(--_on-card);
  }
  .tier-art {
    position: absolute;
    z-index: -1;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: 228px;
    block-size: 126px;
    -webkit-mask-image: linear-gradient(#000 40%, transparent 79%),
      linear-gradient(to left, #000 42%, transparent 92%);
    mask-image: linear-gradient(#000 40%, transparent 79%),
      linear-gradient(to left, #000 42%, transparent 92%);
    -webkit-mask-composite: source-in;
    mask-composite: intersect;
  }
  :host(:dir(rtl)) .tier-art {
    transform: scaleX(-1);
  }
  .art-trail {
    stroke: var(--_on-card);
  }
  .art-gift {
    stroke: var(--_reward);
  }
  .art-pole {
    fill: var(--_reward);
  }
  .tier-head {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    min-block-size: 40px;
    padding-inline-end: 90px;
  }
  .tier-mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    color: var(--_reward);
  }
  .tier-mark,
  .track {
    background: rgb(255 255 255 / 13%);
  }
  @supports (color: color-mix(in srgb, red, blue)) {
    .tier-mark,
    .track {
      background: color-mix(in srgb, var(--_on-card) 13%, transparent);
    }
  }
  .tier h3 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .tier-perks,
  .tier-until,
  .tier-facts p,
  .track-names {
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .tier-perks,
  .tier-until,
  .tier-facts p,
  .track-names span {
    color: rgb(255 255 255 / 78%);
  }
  @supports (color: color-mix(in srgb, red, blue)) {
    .tier-perks,
    .tier-until,
    .tier-facts p,
    .track-names span {
      color: color-mix(in srgb, var(--_on-card) 78%, transparent);
    }
  }
  button.tier-perks {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  button.tier-perks::after {
    content: '';
    position: absolute;
    inset: -13px 0;
    min-inline-size: 44px;
  }
  .tier-facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_gap);
    margin-block: calc(var(--_space) * 3) calc(var(--_space) * 2);
  }
  .tier-facts b {
    color: var(--_on-card);
    font-size: var(--_font-size);
  }
  .track {
    position: relative;
    block-size: 6px;
    border-radius: 3px;
    margin-block: calc(var(--_space) * 1.5);
  }
  .track-fill {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: var(--have);
    border-radius: 3px;
    background: var(--_reward);
  }
  .track-keep,
  .track-next {
    position: absolute;
    inset-block-start: 50%;
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: -7px;
    border-radius: 50%;
    background: var(--_card);
  }
  .track-keep {
    inset-inline-start: clamp(0px, calc(var(--keep) - 7px), calc(100% - 14px));
    box-shadow: inset 0 0 0 3px var(--_reward);
  }
  .track-keep.met {
    display: grid;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: -8px;
    background: var(--_reward);
    color: var(--_on-reward);
    box-shadow: none;
  }
  .track-next {
    inset-inline-end: 0;
    box-shadow: inset 0 0 0 3px var(--_on-card);
    opacity: 0.82;
  }
  .track-names {
    display: flex;
    gap: var(--_gap);
  }
  .track-names span:last-child {
    margin-inline-start: auto;
    flex: none;
    max-inline-size: 56%;
    text-align: end;
  }
  .track-keep-name {
    flex: 0 1 calc(var(--keep) * 2);
    min-inline-size: max-content;
    text-align: center;
  }
  .track-names.top .track-keep-name {
    flex-basis: 100%;
    text-align: end;
  }
  .tier-line {
    margin-block-start: calc(var(--_space) * 2);
    font-weight: 500;
    font-size: calc(var(--_font-size) * 0.9333);
    text-wrap-style: balance;
  }
  .promise {
    min-block-size: 340px;
    display: grid;
    justify-items: center;
    align-content: end;
    gap: var(--_space);
    padding-block: 196px calc(var(--_pad) * 1.5);
    text-align: center;
    text-wrap-style: balance;
  }
  .promise-art {
    position: absolute;
    z-index: -1;
    inset: 0;
    inline-size: 100%;
    block-size: 220px;
    -webkit-mask-image: linear-gradient(#000 45%, transparent);
    mask-image: linear-gradient(#000 45%, transparent);
  }
  .promise-mark {
    position: absolute;
    inset-block-start: 74px; /* the middle of its rings */
    color: var(--_reward);
  }
  .promise p {
    font-size: var(--_label);
    opacity: 0.85;
  }
  @container mc (width < 360px) {
    .tier-head {
      padding-inline-end: 40px;
    }
  }
  @media (forced-colors: active) {
    .tier {
      border: 1px solid CanvasText;
    }
    .track {
      border: 1px solid CanvasText;
    }
    .track-fill {
      background: Highlight;
    }
  }
`;
