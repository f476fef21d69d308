// The talk stays true: what is new is put in by its id, so that the place, the focus, what was unfolded and the draft stay.
import { frame, number, pane } from "./page.js";

const scroller = () => document.getElementById("talk-scroll");
const left = (node) => node.scrollHeight - node.scrollTop - node.clientHeight;
const isAtEnd = (node) => left(node.scrollHeight > node.clientHeight ? node : document.documentElement) < 80;

export function toEnd() {
  const node = scroller();
  if (!node) return;
  if (node.scrollHeight > node.clientHeight) node.scrollTop = node.scrollHeight;
  else window.scrollTo(0, document.documentElement.scrollHeight); // a phone scrolls the page itself
}

function mergeEntries(fresh) {
  const old = document.getElementById("entries");
  const wanted = [...fresh.children];
  const kept = new Set(wanted.map((node) => node.id));
  for (const node of [...old.children]) if (!kept.has(node.id)) node.remove();
  let before = null;
  for (const node of wanted) {
    const there = node.id && document.getElementById(node.id);
    let current = there && old.contains(there) ? there : null;
    if (!current || current.dataset.state !== node.dataset.state) {
      if (current) current.replaceWith(node);
      current = node;
      window.htmx.process(node);
    }
    const place = before ? before.nextSibling : old.firstChild;
    if (current !== place) old.insertBefore(current, place);
    before = current;
  }
}

function mergeHead(fresh) {
  const old = document.getElementById("talk-head");
  const others = old.querySelector("#others")?.innerHTML ?? "";
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  old.replaceWith(fresh);
  fresh.querySelector("#others").innerHTML = others;
  window.htmx.process(fresh);
  if (focused) fresh.querySelector(`[data-key="${focused}"]`)?.focus();
}

// While somebody writes, the version stays that of what they have read: the server then tells them apart.
function mergeVersion(version) {
  const form = document.getElementById("reply-form");
  if (form && !form.elements.text.value.trim()) form.elements.version.value = version;
}

function merge(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("fresh");
  if (!fresh || !document.getElementById("entries")) return;
  const atEnd = isAtEnd(scroller());
  const head = fresh.querySelector("#talk-head");
  mergeVersion(head.dataset.version);
  mergeEntries(fresh.querySelector("#entries"));
  mergeHead(head);
  if (atEnd) toEnd();
}

export function startTalk() {
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.id === "talk-fresh" && detail.successful) merge(detail.xhr.responseText);
  });
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => detail.target?.id === "third" && toEnd());
  document.body.addEventListener("live:outbox", () => {
    if (document.querySelector("[data-unsent]")) setTimeout(() => window.htmx.trigger(document.body, "talk-changed"), 300);
  });
  document.body.addEventListener("talk-moved", ({ detail }) => open(detail.url));
  document.body.addEventListener("talk-gone", () => (location.href = frame().querySelector("[data-back]")?.href ?? "/"));
  if (number()) toEnd();
}

/** Another talk in the same place. */
function open(url) {
  if (!pane()) return;
  window.htmx.ajax("GET", url, { target: "#third", swap: "innerHTML" }).then(() => history.pushState({}, "", url));
}
