// Asks the browser, once, not to throw away what is kept here: after the first gain, when there is
// something to lose and the visitor knows for what. Some browsers ask the visitor in turn.
const asked = 'mc-asked-to-persist';

export async function askToPersist(): Promise<void> {
  try {
    if (localStorage.getItem(asked) || (await navigator.storage.persisted())) return;
    localStorage.setItem(asked, '1');
    await navigator.storage.persist();
  } catch {
    // A browser that offers none of it decides by itself.
  }
}
