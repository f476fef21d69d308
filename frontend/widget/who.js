// Asks once, politely, who writes and where an answer finds them. Nobody has to answer.
import { make } from "./dom.js";

export function whoCard(words, question, { onSave, onLater }) {
  const name = make("input", { autocomplete: "name", maxlength: "160" });
  const contact = make("input", { autocomplete: "email", maxlength: "254", inputmode: "email", required: true });
  const save = (event) => {
    event.preventDefault();
    if (contact.value.trim()) onSave({ name: name.value.trim(), contact: contact.value.trim() });
  };
  return make(
    "form",
    { class: "who", on: { submit: save } },
    make("p", { text: question }),
    make("label", { text: words.name }, name),
    make("label", { text: words.contact }, contact),
    make(
      "div",
      { class: "row" },
      make("button", { class: "deed", text: words.save }),
      make("button", { class: "deed quiet", type: "button", text: words.later, on: { click: onLater } }),
    ),
  );
}
