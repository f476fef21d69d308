// The list: the line whose talk is open is marked; j and k step; the queue one came from is remembered.
import { frame, number, pane, showPane } from "./page.js";

const lines = () => [...document.querySelectorAll(".rows .row")];

function mark() {
  const open = number();
  for (const line of lines()) {
    const link = line.querySelector(".line-title");
    if (line.dataset.id === open) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const queue = document.getElementById("list")?.dataset.queue;
  if (!queue) return;
  sessionStorage.setItem("queue", queue);
  for (const link of document.querySelectorAll(".queue-link")) {
    if (link.dataset.queue === queue) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function step(by) {
  const all = lines();
  const at = all.findIndex((line) => line.dataset.id === number());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  const link = next?.querySelector(".line-title");
  link?.click();
  next?.scrollIntoView({ block: "nearest" });
}

function showBulk() {
  const bulk = document.getElementById("bulk");
  if (bulk) bulk.hidden = !document.querySelector(".row-box:checked");
}

export function startList() {
  const later = document.querySelector("#list[data-later]");
  const known = sessionStorage.getItem("queue");
  // A talk opened by its own address has beside it the queue one was in last; a queue that is gone falls back.
  if (later && known && /^[\w-]+$/.test(known)) {
    const usual = later.getAttribute("hx-get");
    later.setAttribute("hx-get", usual.replace(/[^/]+\/$/, `${known}/`));
    later.addEventListener("htmx:responseError", () => sessionStorage.removeItem("queue"), { once: true });
  }
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
    if (target.closest("[data-back]")) sessionStorage.setItem("back", "yes");
  });
  document.addEventListener("change", ({ target }) => target.matches(".row-box") && showBulk());
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target?.id === "third") {
      document.title = document.title.replace(/^.*? · /, `${pane()?.dataset.title ?? ""} · `);
      showPane("talk");
    }
    mark();
  });
  // Ticks survive a list that is fetched again.
  let ticked = [];
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target?.id !== "list") return;
    ticked = [...document.querySelectorAll(".row-box:checked")].map((box) => box.value);
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const box of document.querySelectorAll(".row-box")) if (ticked.includes(box.value)) box.checked = true;
    showBulk();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-side]")) showPane(frame().dataset.pane === "card" ? "talk" : "card");
  });
  mark();
}
