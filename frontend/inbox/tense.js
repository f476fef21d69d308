// The prompt for a tense talk stays away where one has closed it, in this browser.
const PLACE = "calm";
const MOST = 100;

const line = () => document.getElementById("tense");

function closed() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? [];
  } catch {
    return [];
  }
}

function look() {
  if (line()) line().hidden = closed().includes(line().dataset.talk);
}

function close({ target }) {
  if (!target.closest?.("[data-calm]") || !line()) return;
  try {
    localStorage.setItem(PLACE, JSON.stringify([line().dataset.talk, ...closed()].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing shows it again next time.
  }
  line().hidden = true;
  document.getElementById("reply-text")?.focus();
}

export function startTense() {
  document.body.addEventListener("htmx:oobAfterSwap", look);
  document.addEventListener("click", close);
}
