// The question how it was, answered inside the chat window: a row of marks for each touchpoint.
import { make } from "./dom.js";

const SURVEY = /\/survey\/([0-9a-z]+-[0-9a-f]{40})\//;

export const tokenIn = (host, url) => (url.startsWith(`${host}/`) ? SURVEY.exec(url)?.[1] : undefined);

export function marksCard(host, token, link) {
  const card = make("div", { class: "asks", "aria-live": "polite" }, link);
  const address = `${host}/chat/marks/${token}/`;
  const show = ({ state, words, more, touchpoints }) => {
    if (state === "open" && touchpoints.length) card.replaceChildren(form(address, words, touchpoints, show));
    else if (state === "answered") card.replaceChildren(make("p", { class: "words", text: words.thanks }), ...more.map((text) => make("p", { class: "words", text })));
  };
  fetch(address, { credentials: "omit" })
    .then((response) => response.json())
    .then((asked) => asked.state && show(asked))
    .catch(() => {}); // the link stays
  return card;
}

function form(address, words, touchpoints, show) {
  const problem = make("p", { class: "problem", role: "alert", hidden: true });
  const rows = touchpoints.map(({ id, name }) => row(id, name, words));
  const send = make("button", { class: "deed", text: words.send });
  const submit = async (event) => {
    event.preventDefault();
    const said = rows.map((one) => one.said()).filter(([, mark]) => mark);
    if (!said.length) return tell(words.one);
    send.disabled = true;
    const body = JSON.stringify({ marks: Object.fromEntries(said.map(([id, ...mark]) => [id, mark])) });
    try {
      const response = await fetch(address, { method: "POST", body, credentials: "omit" });
      const answer = await response.json();
      if (response.ok) show(answer);
      else tell(answer.problem);
    } catch {
      tell("…");
    } finally {
      send.disabled = false;
    }
  };
  const tell = (text) => {
    problem.textContent = text;
    problem.hidden = false;
  };
  const ends = make("p", { class: "ends" }, ...words.ends.map((text) => make("span", { text })));
  return make("form", { class: "asked", on: { submit } }, make("p", { class: "words", text: words.question }), ...rows.map((one) => one.element), ends, problem, send);
}

function row(id, name, words) {
  const why = make("input", { class: "why", "aria-label": `${name}: ${words.why}`, placeholder: words.why, maxlength: "2000", hidden: true });
  const choose = ({ target }) => (why.hidden = Number(target.value) >= 9);
  const keys = Array.from({ length: 10 }, (_none, at) => make("label", {}, make("input", { type: "radio", name: `mark-${id}`, value: String(at + 1), on: { change: choose } }), make("span", { text: String(at + 1) })));
  const element = make("fieldset", {}, make("legend", { text: name }), make("div", { class: "keys" }, ...keys), why);
  const said = () => [String(id), Number(element.querySelector("input:checked")?.value ?? 0), why.hidden ? "" : why.value];
  return { element, said };
}
