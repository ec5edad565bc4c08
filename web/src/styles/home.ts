// Home: balance, the line, rows, and where they stand at each width.
import { css } from 'lit';

export const homeStyles = css`
  .home,
  .home > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .bone.list {
    block-size: 176px;
    border-radius: var(--_radius);
    margin-block-start: 40px;
  }
  .bone.month {
    block-size: 410px;
    border-radius: var(--_radius);
  }
  .home > div:empty {
    display: none;
  }
  .notices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    margin-block-end: var(--_gap);
  }
  .greeting {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
    padding-block: calc(var(--_space) * 1.5) 0;
  }
  .greet {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
    margin-block-end: calc(var(--_space) * -1);
  }
  .pill {
    position: relative;
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding-inline: 14px;
    border-radius: var(--_radius-control);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    font-weight: 600;
  }
  .pill::after {
    content: '';
    position: absolute;
    inset: -4px;
  }
  .balance {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_gap);
    align-items: end;
    margin-block-end: calc(var(--_space) * 0.5);
  }
  .balance-label {
    flex: 1 0 100%;
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .balance-label .round {
    inline-size: 20px;
    block-size: 20px;
    vertical-align: bottom;
  }
  .balance-label .round::after {
    inset: -12px;
  }
  .balance-number {
    position: relative;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    white-space: nowrap;
    font: 650 var(--_number) / calc(52 / 48) var(--_font);
    letter-spacing: -0.035em;
  }
  .balance-mark {
    color: var(--_reward);
    display: inline-grid;
  }
  .balance-notes {
    flex: 1 1 calc(var(--_label) * 9);
    display: grid;
    justify-items: end;
    gap: 3px;
    padding-block-end: calc(var(--_space) * 1.5);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .balance-notes p {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
    text-align: end;
  }
  .note-pending {
    color: var(--_ink-2);
  }
  .note-pending b {
    color: var(--_ink);
  }
  .note-expiring {
    color: var(--_reward-ink);
  }
  .note-expiring.soon {
    color: var(--_risk);
  }
  .balance-others {
    flex: 1 0 100%;
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 2);
  }
  .balance-others li {
    padding: 4px 12px;
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: var(--_label);
  }
  .balance .reason {
    flex: 1 0 100%;
    margin-block-start: calc(var(--_space) * 2);
  }
  .line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    inline-size: 100%;
    min-block-size: 48px;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 3.5);
    border-radius: var(--_tile);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    font-size: calc(var(--_font-size) * 0.9333);
    line-height: calc(20 / 14);
  }
  .line > .icon {
    color: var(--_accent);
  }
  .line.risk {
    background: var(--_risk-soft);
    box-shadow: none;
  }
  .line.risk > .icon,
  .line.risk .line-go {
    color: var(--_risk);
  }
  .line-text {
    flex: 1;
    font-weight: 600;
  }
  .line-go {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    flex: none;
    color: var(--_accent);
    font-weight: 600;
    font-size: var(--_label);
  }
  .rows {
    padding-block: var(--_space);
  }
  .row {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_gap);
    padding-block: calc(var(--_space) * 3);
    min-block-size: 64px;
  }
  .row + .row::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: 52px 0;
    block-size: 1px;
    background: var(--_line);
  }
  .row-text {
    flex: 1 1 0;
    min-inline-size: 0;
    display: grid;
  }
  .row-name {
    line-height: calc(21 / 15);
  }
  .row-note {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .rows > .row-note {
    padding-block: calc(var(--_space) * 2);
    padding-inline-start: 52px;
  }
  .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_reward);
  }
  @container mc ((width < 360px) or ((width >= 760px) and (width < 1080px))) {
    .balance-notes {
      flex-basis: 100%;
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      padding-block: 2px 4px;
    }
  }
  @container mc (width < 360px) {
    .balance-number {
      font-size: calc(var(--_font-size) * 2.6667);
    }
    .balance-notes .icon,
    .line-go .icon {
      display: none;
    }
  }
  @container mc (width >= 760px) {
    .home {
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
      grid-template-areas: 'who do' 'who offers' 'line offers';
      grid-template-rows: auto auto 1fr;
      gap: var(--_gap) 20px;
      align-items: start;
    }
    .home.plain {
      grid-template-areas: 'who offers' 'line offers' '. offers';
    }
    .home-who {
      grid-area: who;
    }
    .home-do {
      grid-area: do;
    }
    .home-line {
      grid-area: line;
    }
    .home-offers {
      grid-area: offers;
    }
  }
  @container mc (width >= 1080px) {
    .home {
      grid-template-columns: 400px minmax(0, 1fr) 340px;
      grid-template-areas: 'who do do' 'who month offers' 'line month offers';
      grid-template-rows: auto auto 1fr;
      align-items: stretch;
    }
    .home.plain {
      grid-template-columns: 400px minmax(0, 1fr);
      grid-template-areas: 'who offers' 'line offers';
      grid-template-rows: auto 1fr;
    }
    .home-who {
      align-self: start;
    }
    .home > .home-do {
      display: contents;
    }
    .home-do > .check-in {
      grid-area: do;
    }
    .bone.month {
      block-size: auto;
      min-block-size: 410px;
    }
    .home-do > :is(.calendar, .bone) {
      grid-area: month;
    }
    .home > .home-offers:empty {
      display: none;
    }
  }
`;
