// Keeps the kiosk's page and its files, so that a tablet which starts without a network still asks. The network
// comes first: a changed survey shows at once. `self.files` is written above by the server.
const NAME = "kiosk";

self.addEventListener("install", (event) => {
    event.waitUntil(
        caches.open(NAME).then((cache) => cache.addAll([new URL("./", self.location).pathname, ...self.files])).then(() => self.skipWaiting()),
    );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
    if (event.request.method === "GET") event.respondWith(fresh(event.request));
});

async function fresh(request) {
    const cache = await caches.open(NAME);
    try {
        const response = await fetch(request);
        if (response.ok) await cache.put(request, response.clone());
        return response;
    } catch (away) {
        const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
        if (kept) return kept;
        throw away;
    }
}
