// What is being written is kept on the server while one types; other tabs of the same talk show it too.
import { number, post, token } from "./page.js";

const PAUSE = 600;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("drafts") : { postMessage() {} };
let timer = 0;
let unsaved = null;

const box = () => document.getElementById("box");

function tell(kept) {
  const node = box()?.querySelector(".box-kept");
  if (node) node.textContent = kept ? node.dataset.kept : node.dataset.lost;
}

async function save({ url, values }, more = {}) {
  unsaved = null;
  try {
    tell((await post(url, values, more)).ok);
  } catch {
    unsaved = { url, values };
    tell(false);
  }
}

function typed({ target }) {
  const form = target.closest?.(".box-form");
  if (!form || target.name !== "text") return;
  unsaved = { url: box().dataset.draft, values: { text: target.value, is_note: form.dataset.mode === "note" ? "1" : "0" } };
  clearTimeout(timer);
  timer = setTimeout(() => unsaved && save(unsaved), PAUSE);
  tabs.postMessage({ number: number(), mode: form.dataset.mode, text: target.value });
}

/** Said: the server has forgotten the draft itself. */
export function dropDraft(form) {
  clearTimeout(timer);
  unsaved = null;
  tabs.postMessage({ number: number(), mode: form.dataset.mode, text: "" });
  const node = box()?.querySelector(".box-kept");
  if (node) node.textContent = "";
}

function flush() {
  clearTimeout(timer);
  if (unsaved && token()) save(unsaved, { keepalive: true });
}

export function startDrafts() {
  document.addEventListener("input", typed);
  addEventListener("pagehide", flush);
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target?.id === "third" && flush());
  // A draft that waits must not be kept after its answer went out.
  document.body.addEventListener("htmx:beforeRequest", ({ detail }) => detail.elt.matches?.(".box-form") && clearTimeout(timer));
  tabs.onmessage = ({ data }) => {
    const area = data.number === number() && box()?.querySelector(`.box-form[data-mode="${data.mode}"] textarea`);
    if (area && area !== document.activeElement) area.value = data.text;
  };
}
