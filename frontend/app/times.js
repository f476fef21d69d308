// Words for moments and clocks grow old on an open page: they are told anew every half minute.
import { fill, word } from "./words.js";

const MINUTE = 60, HOUR = 3600, DAY = 86400;

/** Seconds as "2 h 05 min", the same as the server's filter `duration`. */
export function duration(seconds) {
  const total = Math.max(0, Math.floor(seconds));
  if (total < MINUTE) return `${total} ${word("s")}`;
  const days = Math.floor(total / DAY), hours = Math.floor((total % DAY) / HOUR), minutes = Math.floor((total % HOUR) / MINUTE);
  if (days) return hours ? `${days} ${word("d")} ${hours} ${word("h")}` : `${days} ${word("d")}`;
  if (!hours) return `${minutes} ${word("min")}`;
  return minutes ? `${hours} ${word("h")} ${String(minutes).padStart(2, "0")} ${word("min")}` : `${hours} ${word("h")}`;
}

function tellMoment(node) {
  const ago = (Date.now() - new Date(node.dateTime)) / 1000;
  if (ago < 0 || ago >= DAY) return; // the date that the server wrote stays true
  const text = ago < MINUTE ? word("just_now") : fill(word("ago"), { time: duration(ago - (ago % MINUTE)) });
  if (node.textContent !== text) node.textContent = text;
}

function tellDue(node) {
  const left = (new Date(node.dateTime) - Date.now()) / 1000;
  const chip = node.closest(".due");
  const state = left < 0 ? "overdue" : left <= Number(chip.dataset.soon) ? "soon" : "calm";
  if (!chip.classList.contains(`due-${state}`)) {
    chip.classList.remove("due-calm", "due-soon", "due-overdue");
    chip.classList.add(`due-${state}`);
    const use = chip.querySelector("use");
    use?.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${chip.dataset[`${state}Icon`]}`));
  }
  const text = fill(word(left < 0 ? "overdue" : "left"), { time: duration(Math.abs(left)) });
  if (node.textContent !== text) node.textContent = text;
}

function tellAll() {
  document.querySelectorAll("time[data-ago]").forEach(tellMoment);
  document.querySelectorAll("time[data-due]").forEach(tellDue);
}

export function startTimes() {
  setInterval(tellAll, 30_000);
  document.addEventListener("visibilitychange", () => document.hidden || tellAll());
}
