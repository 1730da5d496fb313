// The service worker: it keeps one whole build of the app on the device, so that the app starts
// without a network. It knows nothing of the data, which is the app's own business in IndexedDB.
//
// `cargo xtask` copies this file to dist/ under this same name, never hashed, because the browser
// looks for a newer worker at the address of the old one. It fills in the two values below.

const BUILD = "%BUILD%";
const FILES = ["%FILES%"];

// One cache a build. The new worker takes over all tabs when one of them asks for it, and the old
// cache goes then. The app has fetched all its parts by that time, and a tab that has not says so
// and is loaded again.
const PREFIX = "rapport-build-";
const CACHE = PREFIX + BUILD;
const SHELL = "/";
const KEPT = new Set(FILES);

self.addEventListener("install", (event) => event.waitUntil(keepWholeBuild()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlderBuilds()));
self.addEventListener("message", (event) => {
  // A new worker waits until it is asked: taking over makes the tabs reload, and a composer may
  // hold text that a person is still typing. The app asks when that is safe.
  if (event.data?.type === "take-over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  // The interface to the server is never answered from here: an old answer would be a wrong one.
  if (address.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    // Every page is the same shell, and the app reads the address. The network is not awaited:
    // a slow one must not make the start slow.
    event.respondWith(kept(SHELL, request));
  } else if (KEPT.has(address.pathname)) {
    event.respondWith(kept(address.pathname, request));
  }
  // Everything else goes to the network as if no worker stood here.
});

// All or nothing: with one file missing the app would start and then break, so the install fails
// and the browser tries again later, while the old build goes on working.
async function keepWholeBuild() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(FILES.map((path) => new Request(path, { cache: freshness(path) })));
    await refuseShellOfAnotherBuild(cache);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// A file named by its content is right wherever it comes from, and the page has just loaded most of
// them: they are not fetched twice. Of any other file the HTTP cache may hold an older one.
function freshness(path) {
  return /-[0-9a-f]{16}\.\w+$/.test(path) ? "default" : "no-cache";
}

// The server may have been replaced between the answer with this worker and the answer with the
// page. The page of a newer build asks for files that this cache does not hold.
async function refuseShellOfAnotherBuild(cache) {
  const shell = await cache.match(SHELL);
  const text = await shell.text();
  if (!text.includes(BUILD)) throw new Error("the page and the worker are of different builds");
}

async function dropOlderBuilds() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // On the very first visit the page came from the network without a worker: adopt it, so that it
  // works offline from now on. Later tabs are adopted only by asking (see "message").
  if (older.length === 0) await self.clients.claim();
}

// A browser short of space may have dropped the cache: then the network is the next best.
async function kept(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
