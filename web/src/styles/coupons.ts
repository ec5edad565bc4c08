// The wallet: the open coupon with its notches and tear, tickets with their stubs.
import { css } from 'lit';

export const couponStyles = css`
  .wallet-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) var(--_gap);
  }
  .wallet-head > p,
  .wallet-none {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .wallet-none {
    padding-block: calc(var(--_space) * 6);
    text-align: center;
  }
  .tickets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: var(--_gap);
  }
  .coupon,
  .ticket {
    position: relative;
    padding: 0;
  }
  .coupon h3,
  .ticket h3 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .coupon h3 {
    font-size: var(--_heading);
  }
  .coupon-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) var(--_gap);
    padding: var(--_pad);
  }
  .coupon-head .row-text {
    flex: 1 1 140px;
  }
  .ticket .row-note,
  .coupon-head .row-note {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .coupon-head > .row-note.ends {
    padding: 3px 10px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_risk-soft);
    font-weight: 600;
  }
  .coupon-tear {
    position: relative;
    margin-inline: var(--_pad);
    border-block-start: 1.5px dashed var(--_line);
  }
  .coupon-tear::before,
  .coupon-tear::after {
    content: '';
    position: absolute;
    inset-block-start: -8px;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--_bg);
  }
  .coupon-tear::before {
    inset-inline-start: calc(-8px - var(--_pad));
  }
  .coupon-tear::after {
    inset-inline-end: calc(-8px - var(--_pad));
  }
  .coupon,
  .ticket {
    overflow: hidden;
  }
  .coupon-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 5) var(--_pad) var(--_pad);
    text-align: center;
  }
  .coupon-qr {
    inline-size: min(100%, 224px);
    border-radius: var(--_tile);
    overflow: hidden;
    background: #fff;
    box-shadow: 0 0 0 1px var(--_line);
  }
  .coupon-line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .coupon-code,
  .coupon-masked {
    font: 600 var(--_title) / calc(28 / 20) ui-monospace, 'SF Mono', Consolas, monospace;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }
  .coupon-code:focus-visible {
    outline: none;
  }
  .coupon-veil {
    display: grid;
    place-items: center;
    align-content: center;
    gap: calc(var(--_space) * 2);
    inline-size: min(100%, 224px);
    aspect-ratio: 1;
    border-radius: var(--_tile);
    background: var(--_inset);
    color: var(--_ink-2);
  }
  .coupon-veil .button {
    min-inline-size: 120px;
  }
  .coupon-how {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
    text-wrap-style: balance;
  }
  .coupon-done {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .ticket {
    display: flex;
    align-items: center;
    padding-inline-end: var(--_pad);
  }
  .ticket-stub {
    position: relative;
    flex: none;
    align-self: stretch;
    display: grid;
    place-items: center;
    place-content: center;
    gap: 2px;
    inline-size: 96px;
    padding: var(--_gap) calc(var(--_space) * 2);
    color: var(--_accent);
    text-align: center;
  }
  .ticket-stub b {
    font: 650 var(--_title) / calc(28 / 20) var(--_font);
  }
  .ticket-stub small {
    color: var(--_ink-2);
    font-size: var(--_note);
    line-height: calc(16 / 12);
  }
  .ticket-text {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    padding: var(--_gap) var(--_pad);
    border-inline-start: 1.5px dashed var(--_line);
  }
  .ticket-name {
    min-block-size: 24px;
    font-weight: 600;
  }
  .ticket-name::after {
    content: '';
    position: absolute;
    inset: 0; /* all of the text opens it */
  }
  .ticket-text::before,
  .ticket-text::after {
    content: '';
    position: absolute;
    inset-inline-start: -8px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--_bg);
  }
  .ticket-text::before {
    inset-block-start: -7px;
  }
  .ticket-text::after {
    inset-block-end: -7px;
  }
  .row.past {
    color: var(--_ink-2);
  }
  @container mc (width < 360px) {
    .ticket-stub {
      inline-size: 72px;
    }
    .ticket-text {
      padding-inline: var(--_gap);
    }
  }
  @container mc (width >= 760px) {
    .tickets {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .coupon {
      grid-row: span 6;
    }
  }
`;
