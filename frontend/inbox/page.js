// What the modules of the inbox share.
export const frame = () => document.querySelector(".inbox");
export const pane = () => document.querySelector(".talk-pane");
export const number = () => pane()?.dataset.conversation ?? "";
export const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";

export function post(url, values, more = {}) {
  return fetch(url, { method: "POST", headers: { "X-CSRFToken": token(), "HX-Request": "true" }, body: new URLSearchParams(values), ...more });
}

/** Which pane a phone shows: list, talk or card. */
export function showPane(name) {
  if (frame()) frame().dataset.pane = name;
}
