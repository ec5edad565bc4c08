// A member's own story: the year in figures, the birthday.
import { css } from 'lit';

export const storyStyles = css`
  .year-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .year-head .round {
    inline-size: 44px;
    block-size: 44px;
    display: grid;
    place-items: center;
    border-radius: 50%;
  }
  .year-head .round[aria-disabled='true'] {
    opacity: 0.35;
  }
  .year-page {
    display: grid;
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 5);
  }
  .year-number {
    display: grid;
    color: var(--_ink-2);
  }
  .year-number b {
    color: var(--_ink);
    font: 650 calc(var(--_font-size) * 3.2) / calc(52 / 48) var(--_font);
    letter-spacing: -0.035em;
    font-variant-numeric: proportional-nums;
  }
  .year-page dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
    gap: calc(var(--_space) * 4) var(--_gap);
    padding-block-start: calc(var(--_space) * 4);
    box-shadow: 0 -1px 0 var(--_line);
  }
  .year-page dt {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .year-page dd {
    font: 600 var(--_title) / calc(28 / 20) var(--_font);
    overflow-wrap: anywhere;
  }
  .level-path li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 36px;
  }
  .level-path span {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .birthday,
  .birthday form {
    display: grid;
    gap: var(--_gap);
  }
  .birthday {
    padding: var(--_pad);
  }
  .birthday .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: var(--_gap);
  }
  .birthday .known {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_reward-ink);
  }
  .birthday .known span {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
`;
