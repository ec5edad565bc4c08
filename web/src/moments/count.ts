// A number that counts to its new value. Lit owns the number's own text, which is the new one
// already: the counting happens in a copy laid over it.

interface Count {
  from: number;
  to: number;
  write: (value: number) => string;
}

/** Begins after a delay; what it gives back ends it at once. */
export function countTo(
  element: HTMLElement,
  { from, to, write }: Count,
  delay: number,
  duration: number,
): () => void {
  const copy = document.createElement('span');
  copy.className = 'counting';
  copy.setAttribute('aria-hidden', 'true');
  copy.style.setProperty('--least', `${element.offsetWidth}px`);
  copy.textContent = write(from);
  element.after(copy);
  const start = performance.now() + delay;
  const frame = (now: number) => {
    const part = Math.min(1, Math.max(0, (now - start) / duration));
    const eased = 1 - (1 - part) ** 3;
    copy.textContent = write(Math.round(from + (to - from) * eased));
    if (part === 1) copy.remove();
    else if (copy.isConnected) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => copy.remove();
}
