// Questions and their answers: scales, choices, texts.
import { css } from 'lit';

export const formStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }
  .feedback form,
  .give,
  .give form {
    display: grid;
    gap: var(--_gap);
  }
  .survey,
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .survey {
    padding: var(--_pad);
  }
  .survey form {
    padding-block-start: calc(var(--_space) * 2);
  }
  .survey h3,
  .give h2,
  .feedback h2 {
    font: 600 var(--_heading) / calc(24 / 17) var(--_font);
  }
  .question legend {
    padding: 0 0 var(--_space);
    font-weight: 600;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(44px, 1fr));
    gap: var(--_space);
  }
  .scale-point {
    position: relative;
    display: grid;
    cursor: pointer;
  }
  .scale-point input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .scale-point span {
    display: grid;
    place-items: center;
    min-block-size: 44px;
    border-radius: var(--_tile);
    box-shadow: inset 0 0 0 1px var(--_control);
    font-variant-numeric: tabular-nums;
  }
  .scale-point input:checked + span {
    background: var(--_accent);
    box-shadow: none;
    color: var(--_on-accent);
    font-weight: 600;
  }
  .scale-point input:focus-visible + span {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    gap: calc(var(--_space) * 2);
  }
  .options .choice {
    min-block-size: 44px;
  }
  .complaint {
    display: flex;
    gap: var(--_space);
    align-items: center;
    color: var(--_risk);
    font-size: var(--_label);
  }
  .thanks {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    color: var(--_accent);
    font-weight: 600;
  }
  .said {
    align-items: start;
  }
  .said-text,
  .said blockquote {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .said blockquote {
    margin: calc(var(--_space) * 2) 0 0;
    padding-inline-start: calc(var(--_space) * 3);
    border-inline-start: 3px solid var(--_accent);
  }
  @media (forced-colors: active) {
    .scale-point span {
      border: 1px solid ButtonBorder;
    }
    .scale-point input:checked + span {
      outline: 2px solid Highlight;
    }
  }
`;
