// The clipboard, where the page has one.

export function canCopy(): boolean {
  return 'clipboard' in navigator;
}

/** Whether it could be copied. */
export function copied(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
