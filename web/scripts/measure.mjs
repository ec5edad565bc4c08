// What a browser says of a page with a member center, for the figures and for the tests of them.

/** Runs in the page before its scripts: adds up what shifts, and notes the inputs' durations. */
export function observe() {
  const noted = { shifted: 0, inputs: [], painted: 0 };
  globalThis.noted = noted;
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...(type === 'event' && { durationThreshold: 16 }),
    });
  watch('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) noted.shifted += value;
  });
  watch('event', ({ interactionId, duration }) => {
    if (interactionId) noted.inputs.push(duration);
  });
}

/** Runs in the page: notes how long after the next press the node of today is painted as done. */
export function timeTick() {
  const { shadowRoot } = document.querySelector('member-center');
  const isDone = () => shadowRoot.querySelector('.node.is-today.checked, .done-row') !== null;
  const begin = ({ timeStamp }) => {
    const look = () => {
      if (!isDone()) return requestAnimationFrame(look);
      // The task after the frame comes once that frame is painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (globalThis.noted.painted = performance.now() - timeStamp);
      return requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    look();
  };
  shadowRoot.addEventListener('click', begin, { once: true, capture: true });
}

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
