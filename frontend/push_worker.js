// Shows what the server pushes, unless its page is being looked at; a press opens the page.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const said = event.data?.json() ?? {};
  event.waitUntil(show(said));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

async function windows() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

async function show({ title = "Zabota", text = "", place = "/", tag = "" }) {
  const looked = (await windows()).some((one) => one.focused && new URL(one.url).pathname === place);
  if (looked) return;
  await self.registration.showNotification(title, { body: text, tag, data: place });
}

async function open(place) {
  const target = new URL(place ?? "/", self.location.origin);
  if (target.origin !== self.location.origin) return;
  const shown = (await windows()).find((one) => new URL(one.url).pathname === target.pathname);
  await (shown ? shown.focus() : self.clients.openWindow(target.href));
}
