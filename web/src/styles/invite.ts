// Invitations: code, link and QR; the steps each friend has taken.
import { css } from 'lit';

export const inviteStyles = css`
  .invite-head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_pad);
  }
  .invite-qr {
    flex: none;
    inline-size: 112px;
    border-radius: var(--_tile);
    overflow: hidden;
    background: #fff;
    box-shadow: 0 0 0 1px var(--_line);
  }
  .invite-line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
    min-block-size: 44px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border-radius: var(--_tile);
    background: var(--_inset);
  }
  .invite-line .round {
    background: var(--_surface);
  }
  .invite-code {
    font: 600 var(--_heading) / calc(24 / 17) ui-monospace, 'SF Mono', Consolas, monospace;
    overflow-wrap: anywhere;
  }
  .invite-link {
    color: var(--_ink-2);
    font-size: var(--_label);
    line-height: calc(18 / 13);
    overflow-wrap: anywhere;
  }
  .invite .button {
    margin-block-start: var(--_space);
    text-decoration: none;
  }
  .row.friend {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
  }
  .friend-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  .friend-head .gain {
    margin-inline-start: auto;
  }
  .friend-steps {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }
  .friend-steps li {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 9px;
    border-radius: calc(var(--_tile) * 0.7);
    background: var(--_accent-soft);
    color: var(--_accent);
    font: 600 var(--_note) / calc(18 / 12) var(--_font);
  }
  .friend-steps .rewarded {
    background: var(--_reward-soft);
    color: var(--_reward-ink);
  }
  .friend-steps .taken_back {
    background: var(--_inset);
    color: var(--_ink-2);
  }
`;
