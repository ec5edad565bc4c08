// The badge of a milestone is drawn, pops, and confetti falls once; any tap ends it.
import type { App } from '../app/app.js';

/** `factor`: of every duration; 0 shows the badge at once. */
export async function celebrate(app: App, element: HTMLElement, factor: number): Promise<void> {
  if (factor === 0) return;
  const rim = element.querySelector('.rim-won');
  const disc = element.querySelector('.milestone-disc');
  const draw = rim?.animate([{ strokeDashoffset: 100 }, { strokeDashoffset: 0 }], {
    duration: 600 * factor,
    easing: 'cubic-bezier(.16,1,.3,1)',
  });
  const pop = disc?.animate([{ transform: 'scale(.86)' }, {}], {
    delay: 600 * factor,
    duration: 240 * factor,
    easing: 'cubic-bezier(.34,1.56,.64,1)',
  });
  const confetti = scatter(app, element, factor);
  const end = () => {
    draw?.finish();
    pop?.finish();
    void confetti.then((stop) => stop());
  };
  document.addEventListener('pointerdown', end, { once: true });
  await Promise.all([draw?.finished, pop?.finished, confetti]);
}

async function scatter(app: App, element: HTMLElement, factor: number): Promise<() => void> {
  const { default: confetti } = await import('canvas-confetti');
  if (!element.isConnected) return () => undefined;
  const canvas = document.createElement('canvas');
  canvas.className = 'confetti';
  canvas.setAttribute('aria-hidden', 'true');
  app.root.append(canvas);
  const own = canvas.getBoundingClientRect();
  const from = element.getBoundingClientRect();
  const fire = confetti.create(canvas, { useWorker: false, disableForReducedMotion: true });
  canvas.width = own.width;
  canvas.height = own.height;
  const falling = fire({
    particleCount: 70,
    spread: 80,
    startVelocity: 26,
    gravity: 0.9,
    scalar: 0.8,
    ticks: Math.round(54 * factor), // frames: 900 ms
    origin: {
      x: (from.left + 44 - own.left) / own.width,
      y: (from.top + from.height / 2 - own.top) / own.height,
    },
    colors: ['reward', 'accent', 'frost'].map((name) => colourOf(app, name)),
  });
  void falling?.then(() => canvas.remove());
  return () => {
    fire.reset();
    canvas.remove();
  };
}

// A brand may write a colour in any way; a canvas answers in one.
function colourOf({ host }: App, name: string): string {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = getComputedStyle(host).getPropertyValue(`--_${name}`).trim();
  return context.fillStyle;
}
