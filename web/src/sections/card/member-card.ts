// The member's code, to be held to a scanner: QR and bar code on white in either theme. Nothing of
// it asks the network.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { openSheet, type SheetContent } from '../../app/sheet.js';
import { standingIn } from '../../model/pick.js';
import { keepAwake } from '../../parts/awake.js';
import { barcode } from '../../parts/code128.js';
import { copyButton } from '../../parts/copy-button.js';
import { qrCode } from '../../parts/qr.js';
import { codeStyles } from '../../styles/codes.js';
import { adopt } from '../../styles/index.js';

export function openMemberCard(app: App): void {
  adopt(app.root, codeStyles.styleSheet!);
  openSheet(app, () => content(app));
  void app.host.updateComplete.then(() => {
    const sheet = app.root.querySelector('dialog.sheet');
    sheet?.addEventListener('close', keepAwake(), { once: true });
  });
}

function content(app: App): SheetContent | undefined {
  const { words, programme, store } = app;
  if (!store.view) return undefined;
  const programmeName = words.text(programme.name);
  return {
    title: words.say('card.title'),
    ...(programmeName && { subtitle: programmeName }),
    body: () => face(app, store.view!.member.id),
  };
}

function face(app: App, code: string): TemplateResult {
  const { words, host } = app;
  const levels = app.store.view!.tiers.map((tier) => words.text(standingIn(tier).level?.name));
  const who = [host.displayName, ...levels].filter(Boolean).join(' · ');
  return html`<div class="member-code">
      ${who ? html`<p class="member-name">${who}</p>` : nothing}
      ${qrCode(code, words.say('card.qr'))} ${barcode(code, words.say('card.bars')) ?? nothing}
      <p class="member-id"><span class="hidden">${words.say('card.code')} </span>
        <bdi>${code}</bdi></p>
    </div>
    <div class="member-foot">
      <p class="quiet-note">${words.say('card.note')}</p>
      ${copyButton(app, code, {
        copy: words.say('card.copy'),
        done: words.say('card.copied'),
        failed: words.say('card.not_copied'),
      })}
    </div>`;
}
