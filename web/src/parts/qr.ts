// A QR code as one path on white, with its quiet zone, in whatever theme.
import { html, type TemplateResult } from 'lit';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

const quiet = 4; // modules, as the standard asks

export function qrCode(text: string, label: string): TemplateResult {
  const code = generate(text);
  const side = code.size + 2 * quiet;
  return html`<svg class="qr" viewBox="-${quiet} -${quiet} ${side} ${side}" role="img"
    aria-label=${label} shape-rendering="crispEdges">
    <path fill="#fff" d="M-${quiet} -${quiet}h${side}v${side}h-${side}z" />
    <path fill="#000" d=${toSvgPath(code)} />
  </svg>`;
}
