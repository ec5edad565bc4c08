// One polite live region a page, in the light DOM: those inside shadow roots are often not heard.
let region: HTMLElement | undefined;

/** Puts the region there, empty, so that screen readers know it before anything is said. */
export function prepareLiveRegion(): void {
  if (region?.isConnected) return;
  region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.dataset.memberCenter = 'announcements';
  const hidden = {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    'clip-path': 'inset(50%)',
    'white-space': 'nowrap',
  };
  for (const [name, value] of Object.entries(hidden)) region.style.setProperty(name, value);
  document.body.append(region);
}

// By then a sheet that closes with it is gone, and all outside of it can be heard again.
const sayAfter = 300;

export function announce(text: string, language: string): void {
  setTimeout(() => {
    prepareLiveRegion();
    region!.lang = language;
    region!.textContent = text;
  }, sayAfter);
}
