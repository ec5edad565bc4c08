// A milestone or a badge as a picture that can be passed on: drawn on a canvas in the brand's
// colours, with words beside it. A host with ways of its own vetoes `mc-share`.
import { html } from 'lit';
import type { App } from '../app/app.js';
import { askHost } from '../app/events.js';
import { arcsOf } from '../parts/card-art.js';

/** Not in the sprite, which the first view carries. */
export const shareMark = html`<svg class="icon" width="18" height="18" viewBox="0 0 24 24"
  fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true"><path d="M12 4.5v10M8 11l4 4 4-4M5.5 19.5h13"/></svg>`;

export interface Moment {
  title: string;
  /** What stands in the disc. */
  figure: string;
}

const size = 1080; // px
const centre = size / 2;

/** Offers the picture to the device, else only the words, else copies the words. */
export async function share(app: App, moment: Moment): Promise<void> {
  const { words, programme, host } = app;
  const program = words.text(programme.name);
  const text = words.say('moment.share_text', { title: moment.title, program });
  const image = await picture(app, moment, program);
  const detail = { title: moment.title, text, url: location.origin + location.pathname, image };
  if (!askHost(host, 'mc-share', detail)) return;
  const files = image ? [new File([image], 'milestone.png', { type: image.type })] : [];
  const withPicture = files.length > 0 && navigator.canShare?.({ files });
  const { title, url } = detail;
  if ('share' in navigator) {
    const data = { title, text, url, ...(withPicture && { files }) };
    await navigator.share(data).catch(() => undefined); // closed again
    return;
  }
  await (navigator as Navigator).clipboard?.writeText(`${text} ${url}`).then(
    () => app.say(words.say('moment.copied')),
    () => undefined,
  );
}

async function picture(app: App, moment: Moment, program: string): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  draw(context, app, moment, program);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined)));
}

function draw(
  context: CanvasRenderingContext2D,
  { host, store }: App,
  { title, figure }: Moment,
  program: string,
): void {
  const style = getComputedStyle(host);
  const token = (name: string) => style.getPropertyValue(`--_${name}`).trim();
  const ground = context.createLinearGradient(0, 0, size, size);
  ground.addColorStop(0, token('card'));
  ground.addColorStop(1, token('card-2'));
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.save();
  context.translate(centre, 440);
  context.scale(3.4, 3.4);
  context.lineWidth = 1.25;
  context.lineCap = 'round';
  for (const { path, opacity, gift } of arcsOf(store.member)) {
    context.strokeStyle = token(gift ? 'reward' : 'on-card');
    context.globalAlpha = opacity;
    context.stroke(new Path2D(path));
  }
  context.restore();
  context.beginPath();
  context.arc(centre, 440, 190, 0, 2 * Math.PI);
  context.fillStyle = token('card');
  context.fill();
  context.lineWidth = 22;
  context.strokeStyle = token('reward');
  context.stroke();
  context.fillStyle = token('on-card');
  context.textAlign = 'center';
  const line = (text: string, y: number, height: number, weight: number) => {
    context.font = `${weight} ${height}px ${style.fontFamily}`;
    context.fillText(text, centre, y, size - 120);
  };
  line(figure, 440 + 54, 150, 650);
  line(title, 790, 72, 650);
  context.globalAlpha = 0.78;
  line(program, 890, 46, 400);
}
