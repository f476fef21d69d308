// Who else looks at this talk or writes in it: told and asked every twenty seconds while the page is seen.
import { number, pane, post } from "./page.js";

const EVERY = 20_000;
let told = "";

function isWriting() {
  const area = document.activeElement;
  return area?.matches?.(".box-form textarea") && area.value.trim() !== "";
}

async function attend() {
  const url = document.getElementById("box")?.dataset.attendance;
  if (!url || document.hidden) return;
  const asked = number();
  try {
    const answer = await post(url, { writing: isWriting() ? "1" : "0", first: told === asked ? "0" : "1" });
    told = asked;
    const place = document.getElementById("others");
    if (answer.ok && place && number() === asked) place.innerHTML = await answer.text();
  } catch {
    // The next time will tell.
  }
}

export function startAttendance() {
  setInterval(attend, EVERY);
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => detail.target?.id === "third" && attend());
  document.addEventListener("visibilitychange", attend);
  if (pane()) attend();
}
