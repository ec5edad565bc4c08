// What this browser has shown a member, so that it is shown once: in whichever tab comes first, and
// never again. It lies beside the journal's database, under a name that begins as that does.

/** The name it lies under; whoever clears a member off the device removes it. */
export function shownName(programme: string, member: string): string {
  return `mc:${programme}:shown:${member}`;
}

/** Claims one key; false where it was claimed before, here or in another tab. */
export async function claimOnce(name: string, key: string): Promise<boolean> {
  const claim = (): boolean => {
    const shown = read(name);
    if (shown.includes(key)) return false;
    write(name, [...shown, key]);
    return true;
  };
  if (!navigator.locks) return claim();
  return (await navigator.locks.request(name, claim)) as boolean;
}

const held = new Map<string, string[]>(); // where nothing can be kept: as long as the page lives

function read(name: string): string[] {
  try {
    const text = localStorage.getItem(name);
    if (text) return JSON.parse(text) as string[];
  } catch {
    // Not kept, or not ours: what the page knows counts.
  }
  return held.get(name) ?? [];
}

function write(name: string, keys: string[]): void {
  held.set(name, keys);
  try {
    localStorage.setItem(name, JSON.stringify(keys));
  } catch {
    // Private windows and full disks keep nothing.
  }
}
