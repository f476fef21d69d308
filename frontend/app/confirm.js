// "Are you sure?" in the page's own dialog: for `hx-confirm` and for plain forms with `data-confirm`.
import { word } from "./words.js";

function build(question, yes) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("aria-labelledby", "confirm-question");
  const form = document.createElement("form");
  form.method = "dialog";
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.className = "confirm-question";
  text.textContent = question;
  const row = document.createElement("div");
  row.className = "confirm-row";
  for (const [value, label, look] of [["no", word("cancel"), "btn"], ["yes", yes, "btn btn-primary"]]) {
    const button = document.createElement("button");
    button.value = value;
    button.className = look;
    button.textContent = label;
    row.append(button);
  }
  form.append(text, row);
  dialog.append(form);
  return dialog;
}

/** Ask and answer with a promise of true or false; Escape is a no. */
export function ask(question, yes = word("continue")) {
  const dialog = build(question, yes);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      answer(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

export function startConfirm() {
  document.body.addEventListener("htmx:confirm", async (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    if (await ask(event.detail.question, event.detail.elt.dataset.confirmYes)) event.detail.issueRequest(true);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form.dataset.confirmed || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter;
    if (!(await ask(form.dataset.confirm, form.dataset.confirmYes))) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(button);
    delete form.dataset.confirmed;
  });
}
