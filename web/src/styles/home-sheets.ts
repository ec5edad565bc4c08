// The sheets of home: what a balance is made of, and the levels.
import { css } from 'lit';

export const homeSheetStyles = css`
  .sheet-part {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .levels {
    display: grid;
  }
  .level {
    position: relative;
    display: flex;
    gap: var(--_gap);
    padding-block-end: calc(var(--_space) * 5);
  }
  .level:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 28px 0;
    inset-inline-start: 13px;
    border-inline-start: 2px dashed var(--_control);
    opacity: 0.55;
  }
  .level.behind::before {
    inset-inline-start: 12px;
    border-inline-start: 4px solid var(--_accent);
    opacity: 1;
  }
  .level-mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    background: var(--_inset);
    color: var(--_ink-2);
  }
  .level:is(.behind, .here) .level-mark {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .level-text {
    flex: 1;
    min-inline-size: 0;
  }
  .level-text h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    font: 600 var(--_heading) / calc(28 / 17) var(--_font);
  }
  .level-text .chip {
    padding: 1px 10px;
    border-radius: var(--_radius-control);
    background: var(--_accent-soft);
    color: var(--_accent);
    font: 600 var(--_note) / calc(18 / 12) var(--_font);
  }
  .level-text ul {
    padding-block-start: var(--_space);
  }
`;
