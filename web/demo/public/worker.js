// The demo page without a network: what nothing answers is taken from here. The package ships no
// worker, because the scope is the host's; README.md says how a host adds one.
const shelf = 'starlight SHELF'; // a name for each build
const files = ['FILES'];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then(async (names) => {
      await Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name)));
      await clients.claim();
    }),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === location.origin;
  if (request.method === 'GET' && isOurs) event.respondWith(answer(request));
});

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}
