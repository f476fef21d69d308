// Switches notifications on for this browser: asks for leave, subscribes, hands the subscription over.
const box = document.getElementById("notifications");
const button = document.getElementById("switch-on");
const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

function say(state) {
  for (const one of box.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
  button.hidden = !["off", "failed"].includes(state);
}

function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function same(a, b) {
  return a && a.byteLength === b.byteLength && new Uint8Array(a).every((value, place) => value === b[place]);
}

async function handOver(subscription) {
  const answer = await fetch(box.dataset.new, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(subscription),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}

async function subscribed(registration) {
  const key = bytes(box.dataset.key);
  const known = await registration.pushManager.getSubscription();
  if (known && same(known.options.applicationServerKey, key)) return known;
  await known?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function switchOn() {
  button.disabled = true;
  try {
    const leave = await Notification.requestPermission();
    if (leave !== "granted") return say(leave === "denied" ? "denied" : "off");
    await navigator.serviceWorker.register(box.dataset.worker);
    await handOver(await subscribed(await navigator.serviceWorker.ready));
    location.reload();
  } catch {
    say("failed");
  } finally {
    button.disabled = false;
  }
}

async function look() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return say("never");
  if (Notification.permission === "denied") return say("denied");
  const registration = await navigator.serviceWorker.getRegistration("/");
  const known = await registration?.pushManager.getSubscription();
  const isListed = document.querySelector("[data-this-device]") !== null;
  say(known && isListed && Notification.permission === "granted" ? "on" : "off");
}

button.addEventListener("click", switchOn);
look().catch(() => say("never"));
