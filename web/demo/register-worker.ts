// The page's own service worker. Under Trusted Types its address needs a policy with a name that
// the page's headers allow; TypeScript does not know them yet.
interface Policies {
  createPolicy(name: string, rules: object): { createScriptURL(address: string): string };
}

export function registerWorker(): void {
  // Some windows have none, or refuse: then the page needs its network.
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const rules = { createScriptURL: () => 'worker.js' };
  const address =
    trustedTypes?.createPolicy('starlight-worker', rules).createScriptURL('') ?? 'worker.js';
  void navigator.serviceWorker.register(address).catch(() => undefined);
}
