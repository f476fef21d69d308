// In a chat the visitor sees that an answer is being written, never a note; and we see that the visitor writes.
import { number, post } from "./page.js";

const TELL_EVERY = 4_000;
const SHOWN_FOR = 7_000;
let told = 0;
let timer = 0;
let heard = "";

const line = () => document.getElementById("customer-writes");

function typed({ target }) {
  const url = target.form?.closest("#box")?.dataset.writing;
  if (!url || target.id !== "reply-text" || !target.value.trim() || Date.now() - told < TELL_EVERY) return;
  told = Date.now();
  post(url, {}).catch(() => {}); // without a connection nobody sees it
}

function hide() {
  clearTimeout(timer);
  if (line()) line().hidden = true;
}

function show() {
  if (!line()) return;
  line().hidden = false;
  clearTimeout(timer);
  timer = setTimeout(hide, SHOWN_FOR);
}

function said({ detail }) {
  if (detail.name === "MessageReceived") hide();
}

/** The talk in view may be another one than before. */
function listen() {
  if (number() === heard) return;
  document.body.removeEventListener(`live:writing-${heard}`, show);
  document.body.removeEventListener(`live:conversation-${heard}`, said);
  heard = number();
  document.body.addEventListener(`live:writing-${heard}`, show);
  document.body.addEventListener(`live:conversation-${heard}`, said);
}

export function startWriting() {
  document.addEventListener("input", typed);
  document.body.addEventListener("htmx:afterSettle", listen);
  listen();
}
