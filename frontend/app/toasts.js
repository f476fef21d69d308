// Short news at the edge of the page. The server sends one with the header HX-Trigger: {"toast": {"text", "kind", "url", "label"}}.
import { word } from "./words.js";

const ICONS = { success: "circle-check", info: "info-circle", warning: "alert-triangle", danger: "alert-circle" };
const area = () => document.getElementById("toasts");

function piece(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text) node.textContent = text;
  return node;
}

function picture(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${area().dataset.icons}#${ICONS[kind] ?? ICONS.info}`);
  svg.append(use);
  return svg;
}

/** Show a toast; it stays while the pointer or focus is on it, errors stay until dismissed. */
export function toast({ text, kind = "info", url, label }) {
  if (!area()) return;
  const node = piece("div", `toast-note toast-${kind}`);
  node.append(picture(kind), piece("p", "toast-text", text));
  if (url) {
    const link = piece("a", "toast-link", label ?? word("open"));
    link.href = url;
    node.append(link);
  }
  const close = piece("button", "btn-close");
  close.type = "button";
  close.setAttribute("aria-label", word("close"));
  node.append(close);
  area().append(node);
  expire(node, kind);
}

function expire(node, kind) {
  node.querySelector(".btn-close")?.addEventListener("click", () => node.remove());
  if (kind === "danger" || kind === "warning") return;
  const leave = () => setTimeout(() => (node.matches(":hover, :focus-within") ? leave() : node.remove()), 6000);
  leave();
}

export function startToasts() {
  document.body.addEventListener("toast", ({ detail }) => toast(detail));
  for (const node of document.querySelectorAll("#toasts .toast-note")) expire(node, node.dataset.kind);
}
