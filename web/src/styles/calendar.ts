// The month.
import { css } from 'lit';

export const calendarStyles = css`
  .calendar-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .calendar-head h3 {
    flex: 1 1 min-content;
    overflow-wrap: normal;
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .calendar-count {
    color: var(--_ink-2);
    font-size: var(--_label);
    margin-inline-end: var(--_space);
  }
  .calendar-head .round {
    inline-size: 36px;
    block-size: 36px;
  }
  .calendar-head .round::after {
    inset: -4px;
  }
  .month {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    margin-block-start: calc(var(--_space) * 2);
  }
  .month th {
    padding: calc(var(--_space) * 1.5) 0;
    color: var(--_ink-2);
    font: 400 var(--_note) / calc(16 / 12) var(--_font);
  }
  .month td {
    position: relative;
    padding: 0;
    block-size: 56px;
    vertical-align: top;
    text-align: center;
  }
  .day {
    cursor: default;
  }
  .day.fillable {
    cursor: pointer;
  }
  .day::before {
    content: '';
    position: absolute;
    inset-block-start: 2px;
    inset-inline: 50%;
    block-size: 36px;
    background: var(--_accent-soft);
  }
  .day.band-in::before {
    inset-inline-start: 0;
  }
  .day.band-out::before {
    inset-inline-end: 0;
  }
  .day:focus-visible {
    outline: none;
  }
  .day:focus-visible .day-disc {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .day-disc {
    white-space: nowrap;
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin: 2px auto 0;
    border-radius: 50%;
    font-size: calc(var(--_font-size) * 0.9333);
    line-height: 1;
  }
  .day-note {
    display: block;
    position: relative;
    color: var(--_ink-2);
    font-size: var(--_note);
    line-height: calc(15 / 12);
    white-space: nowrap;
  }
  .day.checked .day-disc {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .day.made_up .day-disc,
  .day.restored .day-disc {
    background: var(--_surface);
    border: 2px dashed var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .day.frozen .day-disc {
    background: var(--_frost-soft);
    color: var(--_frost);
    box-shadow: inset 0 0 0 2px var(--_frost);
    font-weight: 600;
  }
  .day.missed:not(.fillable) .day-disc::after {
    content: '';
    position: absolute;
    inset-block-end: 5px;
    inline-size: 12px;
    border-block-start: 2px solid var(--_control);
  }
  .day.missed .day-disc,
  .day.before .day-disc,
  .day.unknown .day-disc,
  .day.rest .day-disc {
    color: var(--_ink-2);
  }
  .day.fillable .day-disc {
    color: var(--_ink);
    box-shadow: inset 0 0 0 2px var(--_control);
    font-weight: 600;
  }
  .day.is-today:not(.checked) .day-disc {
    background: var(--_surface);
    color: var(--_accent);
    box-shadow: inset 0 0 0 3px var(--_accent);
    font-weight: 600;
  }
  .day.is-today .day-note {
    color: var(--_accent);
    font-weight: 600;
  }
  .day.milestone:not(.is-today) .day-disc {
    background: var(--_reward);
    color: var(--_on-reward);
    font-weight: 600;
  }
  .day.milestone .day-note {
    color: var(--_reward-ink);
    font-weight: 600;
  }
  .corner {
    position: absolute;
    inset-block-start: -5px;
    inset-inline-end: -7px;
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_surface);
  }
  .corner.gift {
    color: var(--_reward-ink);
  }
  .corner.frost {
    color: var(--_frost);
  }
  .corner.plus {
    background: var(--_control);
    color: var(--_surface);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--_space) * 4);
    padding-block-start: calc(var(--_space) * 2);
    color: var(--_ink-2);
    font-size: var(--_note);
    line-height: calc(18 / 12);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
  }
  .legend .checked i {
    background: var(--_accent);
  }
  .legend .made_up i,
  .legend .restored i {
    border: 2px dashed var(--_accent);
  }
  .legend .frozen i {
    background: var(--_frost-soft);
    box-shadow: inset 0 0 0 2px var(--_frost);
  }
  .legend .missed i {
    block-size: 2px;
    border-radius: 1px;
    background: var(--_control);
  }
  @container mc (width >= 1080px) {
    .home .calendar {
      display: flex;
      flex-direction: column;
    }
    .home .month {
      flex: 1;
      max-block-size: 440px;
    }
    .home .legend {
      margin-block-start: auto;
    }
  }
  @container mc (width < 360px) {
    .day-disc {
      inline-size: 34px;
      block-size: 34px;
    }
    .day::before {
      block-size: 34px;
    }
  }
  @media (forced-colors: active) {
    .day:is(.checked, .made_up, .frozen, .fillable) .day-disc {
      border: 2px solid CanvasText;
    }
    .day.made_up .day-disc {
      border-style: dashed;
    }
    .day.frozen .day-disc {
      border: 4px double CanvasText;
    }
    .day.is-today .day-disc {
      border: 3px solid Highlight;
    }
    .day.milestone .day-disc {
      border: 2px dotted CanvasText;
    }
  }
`;
