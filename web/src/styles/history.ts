// History and its why sheet.
import { css } from 'lit';

export const historyStyles = css`
  .history-month {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .totals {
    color: var(--_ink-2);
    font-size: var(--_label);
    font-variant-numeric: tabular-nums;
  }
  .entry {
    align-items: start;
  }
  .entry-press {
    position: absolute;
    inset: 0;
    margin-inline: calc(var(--_pad) * -0.5);
    border-radius: var(--_tile);
  }
  .entry-press:focus-visible {
    outline-offset: -3px;
  }
  .entry > :not(.entry-press) {
    pointer-events: none;
  }
  .row-figures {
    display: grid;
    justify-items: end;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .row-amount {
    line-height: calc(21 / 15);
    white-space: nowrap;
  }
  .row-amount s {
    color: var(--_ink-2);
    font-size: calc(var(--_font-size) * 0.9333);
  }
  .row-amount .other {
    font-size: var(--_label);
  }
  .row-amount .frost {
    color: var(--_frost);
  }
  .row-balance {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .elbow {
    flex: 1 0 100%;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding-inline-start: 56px;
    padding-block-start: calc(var(--_space) * 1.5);
    font-size: var(--_label);
    line-height: calc(20 / 13);
  }
  .elbow svg {
    color: var(--_control);
    flex: none;
  }
  :host(:dir(rtl)) .elbow svg {
    transform: scaleX(-1);
  }
  .elbow span:nth-of-type(1) {
    flex: 1;
  }
  .fold {
    min-block-size: 52px;
    padding-block: 2px;
    justify-content: space-between;
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .none {
    color: var(--_ink-2);
    text-align: center;
  }
  .shares {
    border-radius: var(--_tile);
    background: var(--_inset);
    padding-inline: calc(var(--_space) * 4);
  }
  .shares.none {
    padding-block: calc(var(--_space) * 3);
  }
  .share {
    display: flex;
    justify-content: space-between;
    gap: var(--_gap);
    padding-block: calc(var(--_space) * 2.5);
    font-variant-numeric: tabular-nums;
  }
  .share + .share {
    box-shadow: 0 -1px 0 var(--_line);
  }
  .share dt {
    color: var(--_ink-2);
  }
  .share dd {
    white-space: nowrap;
    font-weight: 500;
  }
  .share.sum dt {
    color: var(--_ink);
    font-weight: 600;
  }
  .share.sum dd {
    color: var(--_reward-ink);
    font: 650 var(--_title) / calc(24 / 20) var(--_font);
  }
  .why-part {
    font-size: var(--_label);
    line-height: calc(20 / 13);
    color: var(--_ink-2);
  }
  .why-part h3,
  .why-part summary {
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
    color: var(--_ink);
    padding-block: var(--_space);
  }
  .why-part summary {
    cursor: pointer;
    min-block-size: 44px;
    display: list-item;
    align-content: center;
  }
  .why-part b {
    color: var(--_ink);
    font-weight: 500;
  }
  .postings li {
    display: flex;
    justify-content: space-between;
    gap: var(--_gap);
    font-variant-numeric: tabular-nums;
  }
  .record {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    color: var(--_accent);
    padding-block-start: calc(var(--_space) * 2);
    box-shadow: 0 -1px 0 var(--_line);
  }
  .record.broken {
    color: var(--_risk);
  }
  .record div {
    flex: 1;
    display: grid;
    line-height: calc(18 / 13);
  }
  .record strong {
    color: var(--_ink);
    font-size: var(--_label);
  }
  .record small {
    color: var(--_ink-2);
    font-size: var(--_note);
    font-variant-numeric: tabular-nums;
  }
`;

/** The balance over time. */
export const chartStyles = css`
  .chart {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: var(--_pad);
  }
  .chart figcaption {
    display: flex;
    justify-content: space-between;
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .chart figcaption b {
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
  }
  .chart svg {
    inline-size: 100%;
    block-size: auto;
    max-block-size: 200px;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :host(:dir(rtl)) .chart svg {
    transform: scaleX(-1);
  }
  .chart .ground {
    stroke: var(--_line);
  }
  .chart .area {
    fill: var(--_accent-soft);
  }
  .chart .balance-line {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .chart circle {
    fill: var(--_accent);
  }
  .chart .level-steps {
    fill: var(--_control);
  }
  .chart-levels {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .chart-levels > span {
    flex: none;
  }
  .chart-levels ol {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 calc(var(--_space) * 3);
    color: var(--_ink);
  }
  .chart-ends {
    display: flex;
    justify-content: space-between;
    color: var(--_ink-2);
    font-size: var(--_note);
  }
  .chart summary {
    min-block-size: 44px;
    align-content: center;
    color: var(--_accent);
    font-size: var(--_label);
    cursor: pointer;
  }
  .chart table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_label);
    font-variant-numeric: tabular-nums;
  }
  .chart th {
    font-weight: 400;
    text-align: start;
  }
  .chart td,
  .chart th:last-child {
    text-align: end;
  }
  .chart :is(th, td) {
    padding-block: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .chart .balance-line {
      stroke: CanvasText;
    }
    .chart .level-steps {
      fill: CanvasText;
    }
    .chart circle {
      fill: Highlight;
    }
  }
`;
