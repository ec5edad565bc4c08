// The catalogue.
import { css } from 'lit';

export const rewardStyles = css`
  .to-spend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_gap);
    color: var(--_ink-2);
  }
  .to-spend b {
    color: var(--_ink);
    font-size: var(--_title);
    line-height: calc(28 / 20);
  }
  .currency {
    color: var(--_reward);
    margin-inline-end: 3px;
  }
  .within {
    color: var(--_accent);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
  }
  .catalogue {
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, calc(var(--_font-size) * 9.2)), 1fr)
    );
    gap: var(--_gap);
  }
  .reward {
    display: flex;
    flex-direction: column;
    padding: 0;
    overflow: hidden;
  }
  .picture {
    position: relative;
    block-size: 104px;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .picture.gift {
    background: var(--_reward-soft);
    color: var(--_reward-ink);
  }
  .picture.frost {
    background: var(--_frost-soft);
    color: var(--_frost);
  }
  .picture-inside {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    overflow: hidden;
  }
  .picture-inside > slot {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
  }
  .picture-inside > slot > * {
    grid-area: 1 / 1;
  }
  .picture img,
  .picture ::slotted(*) {
    inline-size: 100%;
    box-sizing: border-box;
    block-size: 104px;
    object-fit: cover;
  }
  .picture-sky {
    inline-size: 100%;
    block-size: 100%;
  }
  .picture-sky .art-trail {
    stroke: currentColor;
  }
  .picture-mark {
    display: grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    border-radius: 50%;
    background: var(--_surface);
  }
  .reward-chip {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: calc(100% - 16px);
    padding: 3px 9px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_surface);
    color: var(--_ink);
    font: 500 var(--_label) / calc(18 / 13) var(--_font);
  }
  .reward[data-standing='coming'] .reward-chip {
    color: var(--_reward-ink);
  }
  .reward:is(
      [data-standing='sold_out'],
      [data-standing='used_up'],
      [data-standing='closed'],
      [data-standing='till']
    ) {
    .picture {
      background: var(--_inset);
      color: var(--_ink-2);
    }
    .picture-inside {
      filter: grayscale(1);
    }
  }
  .reward-text {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3) calc(var(--_space) * 3);
  }
  .reward h3 {
    font: 600 var(--_font-size) / calc(21 / 15) var(--_font);
  }
  .reward-about,
  .reward-note {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .reward[data-standing='short'] .reward-note {
    color: var(--_reward-ink);
  }
  .reward-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 2);
    min-block-size: 44px;
    margin-block-start: auto;
    padding-block-start: var(--_space);
  }
  .reward-foot .button,
  .reward-foot .link {
    flex: none;
    margin-inline-start: auto;
  }
  .button.small {
    position: relative;
    min-block-size: 36px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
  }
  .button.small::after {
    content: '';
    position: absolute;
    inset: -4px;
  }
  .price {
    flex: 1 1 0;
    min-inline-size: 0;
    display: grid;
  }
  .price b {
    white-space: nowrap;
  }
  .price span:not(.hidden) {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .reward-bar {
    block-size: 4px;
    margin-block-start: var(--_space);
    border-radius: 2px;
    background: var(--_inset);
    overflow: hidden;
  }
  .reward-bar::before {
    content: '';
    display: block;
    block-size: 100%;
    inline-size: calc(100% * var(--part));
    border-radius: 2px;
    background: var(--_accent);
  }
  @container mc (width >= 560px) {
    .panel[data-section='rewards'] {
      max-inline-size: 880px;
    }
    .catalogue {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .picture,
    .picture img,
    .picture ::slotted(*) {
      block-size: 124px;
    }
  }
  @container mc (width >= 1080px) {
    .panel[data-section='rewards'] {
      max-inline-size: 1040px;
    }
    .catalogue {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .reward-chip,
    .reward-bar {
      border: 1px solid ButtonBorder;
    }
    .reward-bar::before {
      background: Highlight;
    }
  }
`;
