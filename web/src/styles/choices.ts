// Alternatives of which one is chosen, or several.
import { css } from 'lit';

export const choiceStyles = css`
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 56px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-radius: var(--_tile);
    box-shadow: inset 0 0 0 1px var(--_control);
    cursor: pointer;
  }
  .choice.chosen {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice-text {
    display: grid;
    line-height: calc(19 / 15);
  }
  .choice small {
    color: var(--_ink-2);
    font-size: var(--_note);
  }
  .choice:has(:disabled) {
    color: var(--_ink-2);
    cursor: default;
  }
  @media (forced-colors: active) {
    .choice {
      border: 1px solid ButtonBorder;
    }
    .choice.chosen {
      outline: 2px solid Highlight;
    }
  }
`;
