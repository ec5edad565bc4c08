// Codes to be scanned or read: black on white in either theme, forced colours too.
import { css } from 'lit';

export const codeStyles = css`
  .qr {
    display: block;
    inline-size: min(100%, 224px);
    aspect-ratio: 1;
    border-radius: calc(var(--_tile) * 0.8);
    forced-color-adjust: none;
  }
  .qr.bone {
    border: 0;
  }
  .barcode {
    display: block;
    inline-size: 100%;
    block-size: 72px;
    forced-color-adjust: none;
  }
  .member-code {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 5) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: #fff;
    color: #000;
    box-shadow: inset 0 0 0 1px var(--_line);
    text-align: center;
    forced-color-adjust: none;
  }
  .member-name {
    font-weight: 600;
  }
  .member-code .qr {
    inline-size: min(100%, 248px);
  }
  .member-id {
    font: 600 var(--_heading) / calc(24 / 17) ui-monospace, 'SF Mono', Consolas, monospace;
    letter-spacing: 0.06em;
  }
  .member-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
  }
  .round.copy {
    inline-size: 36px;
    block-size: 36px;
  }
  .round.copy::after {
    inset: -4px;
  }
  .copied {
    color: var(--_accent);
  }
`;
