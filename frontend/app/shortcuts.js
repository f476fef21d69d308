// Keyboard shortcuts are written where they act: <button data-key="r">, <a data-key="g i">, <input data-key="/">,
// <button data-key="mod+enter">. "?" lists those of the page. Without mod they rest while somebody types.
import { word } from "./words.js";

const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
let first = "";
let firstAt = 0;

function pressed(event) {
  return (event.ctrlKey || event.metaKey ? "mod+" : "") + (event.altKey ? "alt+" : "") + event.key.toLowerCase();
}

// Letters by place on the keyboard, so that they work while the layout is Russian.
function byPlace(event) {
  const place = /^Key([A-Z])$/.exec(event.code);
  return place && !event.altKey ? (event.ctrlKey || event.metaKey ? "mod+" : "") + place[1].toLowerCase() : null;
}

// An entry of the menu answers to its keys in a closed section too.
const visible = (node) => node.matches(".side-link") || (node.checkVisibility?.() ?? node.offsetParent !== null);

function find(keys) {
  const inDialog = document.querySelector("dialog[open]");
  return [...(inDialog ?? document).querySelectorAll("[data-key]")].find(
    (node) => node.dataset.key === keys && visible(node) && !node.disabled,
  );
}

function act(node) {
  if (node.matches("input:not([type=submit], [type=button]), textarea, select")) {
    node.focus();
    node.select?.();
  } else {
    node.click();
  }
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = [pressed(event), byPlace(event)].filter(Boolean);
  const typing = event.target.closest?.(TYPING);
  if (typing && !keys[0].startsWith("mod+")) return;
  if (keys[0] === "?" && !typing) return showList(event);
  const sequence = Date.now() - firstAt < 1200 ? keys.map((key) => `${first} ${key}`) : [];
  // A form's own button wins over one elsewhere on the page.
  const own = typing?.form?.querySelector(`[data-key="${CSS.escape(keys[0]).replace(/\\\+/g, "+")}"]`);
  const node = own ?? [...sequence, ...keys].map(find).find(Boolean);
  [first, firstAt] = [keys.at(-1), Date.now()];
  if (!node) return;
  event.preventDefault();
  act(node);
}

const nameOf = (node) => node.dataset.keyLabel || node.getAttribute("aria-label") || node.textContent.trim() || node.title || node.placeholder;

function showList(event) {
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  const heading = document.createElement("h2");
  heading.id = "keys-heading";
  heading.textContent = word("keys");
  dialog.setAttribute("aria-labelledby", "keys-heading");
  const list = document.createElement("dl");
  for (const node of document.querySelectorAll("[data-key]")) {
    if (!visible(node)) continue;
    const term = document.createElement("dt");
    for (const key of node.dataset.key.split(/[ +]/)) {
      const kbd = document.createElement("kbd");
      kbd.textContent = key === "mod" ? "Ctrl" : key;
      term.append(kbd, " ");
    }
    const what = document.createElement("dd");
    what.textContent = nameOf(node);
    list.append(term, what);
  }
  const close = document.createElement("button");
  close.className = "btn";
  close.textContent = word("close");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(heading, list, close);
  document.body.append(dialog);
  dialog.showModal();
}

export function startShortcuts() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => event.target.closest("[data-show-keys]") && showList(event));
}
