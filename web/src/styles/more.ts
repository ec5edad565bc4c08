// Plans, invitations, partners and consents.
import { css } from 'lit';

export const moreStyles = css`
  .plans {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .more > section:not(.card) {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .plan,
  .invite {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--_space) * 2);
  }
  .plan h2,
  .invite h2,
  .consents h2 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .more .row h3,
  .consents .row h3 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .plan-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
  }
  .chip {
    flex: none;
    padding: 2px 10px;
    border-radius: var(--_radius-control);
    background: var(--_accent-soft);
    color: var(--_accent);
    font: 600 var(--_note) / 20px var(--_font);
  }
  .chip.trial {
    background: var(--_reward-soft);
    color: var(--_reward-ink);
  }
  .chip.leaving {
    background: var(--_risk-soft);
    color: var(--_risk);
  }
  .plan .price {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--_gap);
  }
  .plan .price b {
    font-size: var(--_title);
    line-height: calc(28 / 20);
  }
  .plan .price span,
  .plan-standing {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .plan .price span {
    align-self: center;
  }
  .plan-saved {
    display: flex;
    flex-wrap: wrap;
    gap: 2px calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-radius: var(--_tile);
    background: var(--_reward-soft);
    color: var(--_reward-ink);
    font-size: var(--_label);
  }
  .brings {
    display: grid;
    gap: var(--_space);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .brings li {
    display: flex;
    gap: calc(var(--_space) * 1.5);
  }
  .brings .icon {
    color: var(--_accent);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    padding-block-start: var(--_space);
  }
  .plan .actions {
    justify-content: end;
  }
  .more .row .gain {
    font-size: var(--_label);
  }
  .consents .rows {
    padding-block: 0;
  }
  .consent + .consent::before {
    inset-inline: 0;
  }
  .consent .reason {
    flex: 1 1 100%;
  }
  .switch {
    position: relative;
    flex: none;
    inline-size: 52px;
    block-size: 44px;
  }
  .switch::before {
    content: '';
    position: absolute;
    inset: 7px 0;
    border-radius: 15px;
    background: var(--_inset);
    box-shadow: inset 0 0 0 1.5px var(--_control);
  }
  .switch span {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 5px;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_control);
    transition: inset-inline-start calc(120 * var(--_ms)) var(--_standard);
  }
  .switch[aria-checked='true']::before {
    background: var(--_accent);
    box-shadow: none;
  }
  .switch[aria-checked='true'] span {
    inset-inline-start: 27px;
    background: var(--_on-accent);
  }
  @container mc (width >= 760px) {
    .plans {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .panel[data-section='more'] {
      max-inline-size: 880px;
    }
  }
  @media (forced-colors: active) {
    .switch::before,
    .chip {
      border: 1px solid ButtonBorder;
    }
    .switch span {
      background: ButtonText;
    }
    .switch[aria-checked='true'] span {
      background: Highlight;
    }
  }
`;
