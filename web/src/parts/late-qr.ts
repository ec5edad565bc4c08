// A QR code where its maker may still be on the way: its box is as large from the start.
import { html, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';

let maker: typeof import('./qr.js') | undefined;

export function lateQr(app: App, text: string, label: string): TemplateResult {
  if (maker) return maker.qrCode(text, label);
  const come = (made: typeof maker) => {
    maker = made;
    app.update();
  };
  import('./qr.js').then(come, () => undefined); // the code in letters is there anyway
  return html`<div class="qr bone" aria-hidden="true"></div>`;
}
