// Sheets, and what stands in them: facts, the sewn thread.
import { css } from 'lit';

export const sheetStyles = css`
  .sheet {
    position: fixed;
    inset: auto;
    inset-block-end: 0;
    inset-inline-start: var(--sheet-start, 0px);
    inline-size: min(var(--sheet-width, 100%), 100vw);
    max-inline-size: none;
    max-block-size: 92dvh;
    margin: 0;
    padding: 0;
    border: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    background: var(--_surface);
    color: var(--_ink);
    border-radius: calc(var(--_radius) + 8px) calc(var(--_radius) + 8px) 0 0;
    animation: sheet-in calc(260 * var(--_ms)) cubic-bezier(0.16, 1, 0.3, 1);
  }
  .sheet.centred {
    inset: 0;
    margin: auto;
    inline-size: 440px;
    block-size: fit-content;
    border-radius: calc(var(--_radius) + 8px);
  }
  .sheet::backdrop {
    background: rgb(6 12 14 / 50%);
    animation: scrim-in calc(200 * 1ms);
  }
  @keyframes sheet-in {
    from {
      transform: translateY(32px);
      opacity: 0;
    }
  }
  @keyframes scrim-in {
    from {
      opacity: 0;
    }
  }
  .sheet-inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
    padding: calc(var(--_space) * 5);
    padding-block-end: calc(var(--_space) * 5 + env(safe-area-inset-bottom, 0px));
  }
  .sheet-head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_gap);
  }
  .sheet-head h2 {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
  }
  .sheet-head h2:focus-visible {
    outline: none;
  }
  .sheet-sub {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .sewn {
    display: flex;
    justify-content: center;
    padding-block: var(--_space);
  }
  .sewn-day {
    position: relative;
    flex: 1 1 0;
    max-inline-size: 56px;
    display: grid;
    place-items: center;
    block-size: 44px;
  }
  .sewn-day::before {
    content: '';
    position: absolute;
    inset-block-start: 20px;
    inset-inline: 0;
    border-block-start: 4px solid var(--_accent);
  }
  .sewn-day:is(.missed, .today, .to_come, .before, .unknown):not(.gap)::before {
    inset-block-start: 21px;
    border-block-start: 2px dashed var(--_control);
    opacity: 0.55;
  }
  .sewn-day.gap::before {
    border-block-start: 4px dotted var(--_reward);
  }
  .sewn-day span {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_inset);
    color: var(--_ink-2);
    font: 600 var(--_label) / 1 var(--_font);
  }
  .sewn-day.checked span {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .sewn-day:is(.made_up, .restored) span {
    background: var(--_surface);
    border: 2px dashed var(--_accent);
    color: var(--_accent);
  }
  .sewn-day.frozen span {
    background: var(--_frost-soft);
    color: var(--_frost);
    box-shadow: inset 0 0 0 2px var(--_frost);
  }
  .sewn-day.gap span {
    inline-size: 42px;
    block-size: 42px;
    background: var(--_surface);
    border: 3px dashed var(--_reward);
    color: var(--_reward-ink);
    font-size: var(--_font-size);
  }
  .becomes {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_gap);
    color: var(--_ink-2);
  }
  .becomes strong {
    color: var(--_accent);
    font-size: var(--_title);
    line-height: calc(28 / 20);
  }
  .facts:empty {
    display: none;
  }
  .fact {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px var(--_gap);
    padding-block: calc(var(--_space) * 2.5);
  }
  .fact + .fact {
    box-shadow: 0 -1px 0 var(--_line);
  }
  .fact dt {
    color: var(--_ink-2);
  }
  .fact dd {
    margin-inline-start: auto;
    text-align: end;
  }
  .fact.won dd {
    color: var(--_reward-ink);
    font-weight: 600;
  }
  .was {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    margin-inline-start: 6px;
  }
  .dots i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    box-shadow: inset 0 0 0 1.5px var(--_control);
  }
  .dots .full {
    background: var(--_accent);
    box-shadow: none;
  }
`;
