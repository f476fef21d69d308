// Live events: one tab holds the stream for all of the browser's tabs, as HTTP/1.1 allows six connections a host.
// An event {"topics": ["conversation-7", "inbox"], "name": "MessageReceived"} becomes DOM events `live:conversation-7` and
// `live:inbox` on <body>, so that a fragment says hx-trigger="live:inbox from:body delay:200ms".
// After a gap `live:open` is told: something may have been missed, although Last-Event-ID brings back what the server kept.
const others = "BroadcastChannel" in window ? new BroadcastChannel("live") : { postMessage() {} };
let broken = false;

function show({ topics = [], name = "" }) {
  for (const topic of new Set(topics)) {
    document.body.dispatchEvent(new CustomEvent(`live:${topic}`, { detail: { name } }));
  }
}

function tell(message) {
  show(message);
  others.postMessage(message);
}

const state = (value) => (document.body.dataset.liveState = value);

function hear({ data }) {
  try {
    tell(JSON.parse(data));
  } catch {
    // A line that is not ours says nothing.
  }
}

function listen({ takenOver }) {
  const stream = new EventSource(document.body.dataset.live || "/live");
  stream.onmessage = hear;
  stream.onopen = () => {
    state("on");
    if (takenOver || broken) tell({ topics: ["open"] });
    takenOver = broken = false;
  };
  stream.onerror = () => {
    broken = true;
    state("lost");
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen({ takenOver: true }), 5000 + Math.random() * 5000);
  };
  return stream;
}

function listenWhileSeen() {
  let stream = listen({ takenOver: false });
  document.addEventListener("visibilitychange", () => {
    stream.close();
    if (!document.hidden) stream = listen({ takenOver: true });
  });
}

export function startLive() {
  if (document.body.dataset.live === undefined) return;
  others.onmessage = ({ data }) => show(data);
  if (!navigator.locks) return listenWhileSeen(); // plain http on a LAN address has no locks: only the tab in view listens
  const asked = Date.now();
  navigator.locks.request("live", () => {
    listen({ takenOver: Date.now() - asked > 1000 }); // held until this tab goes
    return new Promise(() => {});
  });
}
