// Draws: wheel, box, odds, and the sheet of the prize. The seal's details are here too.
import { css } from 'lit';

export const drawStyles = css`
  .draw {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .draw + .draw {
    margin-block-start: calc(var(--_space) * 6);
  }
  .draw-head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_gap);
    padding-inline: calc(var(--_space) * 0.5);
  }
  .draw-head h3 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .draw-head div > p {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
    text-wrap-style: balance;
  }
  .draw-left {
    flex: none;
    margin-block-start: 2px;
    padding: 6px 14px;
    border-radius: var(--_radius-control);
    background: var(--_accent-soft);
    color: var(--_accent);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
    white-space: nowrap;
  }
  .wheel,
  .box {
    display: block;
    inline-size: 100%;
    max-inline-size: 400px;
    margin-inline: auto;
    user-select: none;
  }
  .box {
    max-inline-size: 300px;
  }
  .wheel-rim {
    fill: var(--_card);
    stroke: var(--_control);
    stroke-width: 1;
  }
  .wheel-lamp {
    fill: var(--_on-card);
    opacity: 0.45;
  }
  .wheel-lamp.gift {
    fill: var(--_reward);
    opacity: 1;
  }
  .wheel-disc {
    transform: rotate(var(--angle, 0deg));
    transform-origin: 0 0;
  }
  .wheel-sky {
    opacity: 0.6;
    pointer-events: none;
  }
  .wedge {
    fill: var(--_on-card);
    color: var(--_on-card);
    transition: opacity calc(240 * var(--_ms)) var(--_standard);
  }
  .wedge path {
    fill: var(--_card-2);
    stroke: var(--_card);
    stroke-width: 2;
    transition: fill calc(240 * var(--_ms)) var(--_standard);
  }
  .wedge.even path {
    fill: var(--_card);
  }
  @supports (color: color-mix(in srgb, red, blue)) {
    .wheel-rim {
      fill: color-mix(in srgb, var(--_card) 82%, #000);
    }
    .wedge path {
      stroke: color-mix(in srgb, var(--_card) 82%, #000);
    }
  }
  .wedge text {
    font: 600 13px / 1 var(--_font);
  }
  .wedge:is(.best, .lit) {
    fill: var(--_on-reward);
    color: var(--_on-reward);
  }
  .wedge:is(.best, .lit) path {
    fill: var(--_reward);
  }
  .rested .wedge:not(.lit) {
    opacity: 0.42;
  }
  .wheel-hub {
    fill: var(--_bg);
  }
  .wheel-hub-ring {
    fill: var(--_card-2);
    stroke: var(--_reward);
    stroke-width: 2;
  }
  .wheel-star {
    color: var(--_reward);
  }
  .wheel-pointer {
    fill: var(--_on-card);
    stroke: var(--_card);
    stroke-width: 2;
  }
  .box-shade {
    fill: var(--_inset);
  }
  .box-side,
  .box-top {
    fill: var(--_card-2);
  }
  .box-top {
    fill: var(--_card);
  }
  .box-band {
    fill: var(--_reward);
  }
  .box-bow {
    fill: none;
    stroke: var(--_reward);
    stroke-width: 7;
  }
  .box-rays {
    fill: none;
    stroke: var(--_reward);
    stroke-width: 4;
    stroke-linecap: round;
    opacity: 0;
  }
  .box-prize {
    opacity: 0;
    color: var(--_on-reward);
  }
  .box-prize circle {
    fill: var(--_reward);
  }
  .box.rested :is(.box-rays, .box-prize) {
    opacity: 1;
  }
  .box-rays,
  .box-lid {
    transition:
      opacity calc(240 * var(--_ms)) var(--_standard),
      transform calc(480 * var(--_ms)) var(--_standard);
  }
  .box.rested .box-lid {
    transform: translate(58px, -16px) rotate(28deg);
  }
  .draw-action {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .button.gift {
    min-block-size: 52px;
    background: var(--_reward);
    color: var(--_on-reward);
    font-size: var(--_heading);
  }
  .draw-closed {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
    min-block-size: 52px;
    padding-inline: var(--_pad);
    border-radius: var(--_radius-control);
    background: var(--_inset);
  }
  .draw-notes {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px var(--_gap);
    padding-inline: calc(var(--_space) * 0.5);
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .draw-notes p {
    display: flex;
    align-items: start;
    gap: 6px;
  }
  .draw-notes .icon {
    margin-block-start: 1px;
    color: var(--_accent);
  }
  .hex-short {
    font-family: ui-monospace, 'SF Mono', Consolas, monospace;
    white-space: nowrap;
  }
  .odds-card {
    display: grid;
    gap: var(--_space);
  }
  .odds-card h4 {
    margin: 0;
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .odds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    gap: 0 calc(var(--_space) * 7);
    font-size: calc(var(--_font-size) * 0.9333);
    font-variant-numeric: tabular-nums;
  }
  .odds > div {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 1.25);
  }
  .odds dt {
    min-inline-size: 0;
  }
  .odds dd,
  .odds small,
  .odds .out {
    color: var(--_ink-2);
  }
  .odds dd {
    white-space: nowrap;
  }
  .odds small {
    font-size: var(--_label);
    white-space: nowrap;
  }
  .draw-rules {
    margin-block-end: calc(var(--_space) * -2);
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .draw-rules summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  :is(.draw-rules, .seal) summary::-webkit-details-marker {
    display: none;
  }
  .draw-rules[open] summary .icon {
    transform: rotate(180deg);
  }
  .draw-rules ul {
    display: grid;
    gap: var(--_space);
    padding-block-end: calc(var(--_space) * 2);
  }
  .draw-result {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    padding: calc(var(--_space) * 2.5) var(--_pad);
    border-radius: var(--_tile);
    background: var(--_reward-soft);
  }
  .draw-result > div {
    flex: 1;
    display: grid;
  }
  .draw-result small {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .sheet:has(.prize) .sheet-head h2 {
    color: var(--_ink-2);
    font: 400 var(--_font-size) / calc(32 / 15) var(--_font);
  }
  .prize {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: calc(var(--_space) * 2);
    text-align: center;
  }
  .prize-mark {
    display: grid;
    place-items: center;
    inline-size: 80px;
    block-size: 80px;
    border-radius: 50%;
    background: var(--_inset);
    color: var(--_ink-2);
  }
  .prize-mark.won {
    background: var(--_reward);
    color: var(--_on-reward);
  }
  .prize-name {
    font: 650 var(--_result) / calc(36 / 28) var(--_font);
    text-wrap-style: balance;
  }
  .prize-note {
    color: var(--_ink-2);
  }
  .prize .button {
    margin-block-start: calc(var(--_space) * 1);
    min-block-size: 48px;
  }
  .prize-note + .button {
    margin-block-start: calc(var(--_space) * 3);
  }
  .prize-proof {
    inline-size: 100%;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 44px;
    margin-block-start: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
    text-align: start;
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .prize-proof > .icon {
    color: var(--_accent);
  }
  .prize-proof > span {
    flex: 1;
  }
  .seal {
    margin-block-start: var(--_gap);
    padding-block: calc(var(--_space) * 2);
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .seal summary {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 44px;
    cursor: pointer;
    list-style: none;
  }
  .seal summary > span {
    flex: 1;
  }
  .seal summary > .icon:first-child {
    color: var(--_accent);
  }
  .seal[open] {
    padding-block-end: var(--_pad);
  }
  .seal[open] summary .icon:last-child {
    transform: rotate(180deg);
  }
  .seal > :not(summary) {
    margin-block-start: calc(var(--_space) * 3);
  }
  .seal :is(bdi, code) {
    color: var(--_ink);
    font-family: ui-monospace, 'SF Mono', Consolas, monospace;
  }
  .seal code {
    overflow-wrap: anywhere;
  }
  .seal h4 {
    margin: 0;
    color: var(--_ink);
    font: 600 var(--_label) / calc(18 / 13) var(--_font);
  }
  .seal-old,
  .hex {
    display: grid;
    gap: 2px;
  }
  .seal-old {
    gap: var(--_space);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_line);
  }
  @container mc (width >= 1080px) {
    .panel[data-section='play']:has(.draw) {
      max-inline-size: 960px;
    }
    .draw {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: repeat(4, auto) 1fr;
      column-gap: calc(var(--_space) * 8);
    }
    .draw > :is(.wheel, .box) {
      grid-row: 1 / span 5;
      grid-column: 1;
    }
    .draw > :not(.wheel, .box) {
      grid-column: 2;
    }
  }
  @media (forced-colors: active) {
    .wheel-rim,
    .wedge path,
    .box :is(path, rect, circle) {
      fill: Canvas;
      stroke: CanvasText;
    }
    .wedge,
    .wedge:is(.best, .lit) {
      fill: CanvasText;
      color: CanvasText;
    }
    .wedge.lit path {
      stroke: Highlight;
      stroke-width: 5;
    }
    .wheel-pointer {
      fill: CanvasText;
    }
  }
`;
