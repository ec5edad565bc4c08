// What stands between the tabs and a section when the authority and this device do not agree yet.
import { css } from 'lit';

export const outboxStyles = css`
  .outbox {
    max-inline-size: 560px;
    margin-inline: auto;
    padding: var(--_gap) var(--_pad) 0;
    display: grid;
    gap: var(--_gap);
  }
  .outbox ul {
    display: contents;
    list-style: none;
  }
  .link-lost {
    min-block-size: 44px;
    padding-block: var(--_space);
  }
`;
