// The catalogue and the vouchers.
import { css } from 'lit';

export const rewardStyles = css`
  .to-spend {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .to-spend b {
    color: var(--_ink);
    font-size: var(--_title);
    line-height: calc(28 / 20);
  }
  .catalogue,
  .tickets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .reward {
    display: grid;
    grid-template-columns: 88px minmax(0, 1fr);
    padding: 0;
    overflow: hidden;
  }
  .picture {
    display: grid;
    place-items: center;
    min-block-size: 88px;
    background: var(--_reward-soft);
    color: var(--_reward-ink);
  }
  .picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .reward.closed .picture {
    background: var(--_inset);
    color: var(--_ink-2);
  }
  .reward-text {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
  }
  .reward h3,
  .ticket h3 {
    font: 600 var(--_font-size) / calc(22 / 15) var(--_font);
  }
  .reward-about,
  .reward-note {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
  }
  .reward-note.short {
    color: var(--_reward-ink);
  }
  .reward-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) var(--_gap);
    margin-block-start: auto;
    padding-block-start: calc(var(--_space) * 1.5);
  }
  .price {
    flex: 1 1 0;
    min-inline-size: 0;
    display: grid;
  }
  .price span {
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  .ticket {
    display: grid;
    padding: 0;
  }
  .ticket-head,
  .ticket-foot {
    display: flex;
    gap: var(--_gap);
    padding: calc(var(--_space) * 3.5) var(--_pad);
  }
  .ticket-foot {
    align-items: center;
    justify-content: space-between;
    border-block-start: 1.5px dashed var(--_line);
  }
  .code {
    display: grid;
    min-inline-size: 0;
  }
  .code bdi {
    font: 600 var(--_heading) / calc(24 / 17) ui-monospace, 'SF Mono', Consolas, monospace;
    overflow-wrap: anywhere;
  }
  .code small {
    color: var(--_ink-2);
    font-size: var(--_note);
    line-height: calc(16 / 12);
  }
  .reward-foot .button {
    flex: none;
  }
  .ticket-foot {
    flex-wrap: wrap;
  }
  .ticket-actions {
    display: flex;
    gap: calc(var(--_space) * 2);
    margin-inline-start: auto;
  }
  .till-code {
    padding: calc(var(--_space) * 6) var(--_pad);
    border: 1.5px dashed var(--_line);
    border-radius: var(--_tile);
    text-align: center;
    font: 600 var(--_result) / calc(36 / 28) ui-monospace, 'SF Mono', Consolas, monospace;
    overflow-wrap: anywhere;
  }
  @container mc (width >= 560px) {
    .panel[data-section='rewards'] {
      max-inline-size: 880px;
    }
    .catalogue,
    .tickets {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
