// Where the visitor writes: text that survives a reload, files from the device, the clipboard or dropped.
import { fill, icon, make, sizeInWords } from "./dom.js";

const DRAFT = "zabota-chat-draft";

export class Compose {
  constructor(words, limits, onSend, onWriting) {
    this.words = words;
    this.limits = limits;
    this.onSend = onSend;
    this.onWriting = onWriting;
    this.files = [];
    this.text = make("textarea", { rows: "1", "aria-label": words.write, placeholder: words.write, on: { input: () => this.onInput(), keydown: (event) => this.onKey(event), paste: (event) => this.onPaste(event) } });
    this.text.value = draft();
    this.input = make("input", { type: "file", multiple: true, hidden: true, on: { change: () => this.add([...this.input.files]) } });
    this.chips = make("ul", { class: "chips", hidden: true });
    this.problem = make("p", { class: "problem", role: "alert", hidden: true });
    const clip = make("button", { class: "plain", type: "button", "aria-label": words.attach, title: words.attach, on: { click: () => this.input.click() } }, icon("clip"));
    const send = make("button", { class: "plain send", "aria-label": words.send, title: words.send }, icon("send"));
    const form = make("form", { class: "compose", on: { submit: (event) => this.send(event) } }, clip, this.text, send);
    this.element = make("div", { class: "bottom" }, this.problem, this.chips, form, this.input);
  }

  say(problem = "") {
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
  }

  add(files) {
    this.say();
    this.input.value = "";
    for (const file of files) {
      if (this.files.length >= this.limits.files) this.say(fill(this.words.too_many, { number: this.limits.files }));
      else if (file.size > this.limits.file_bytes || this.total + file.size > this.limits.post_bytes) {
        this.say(fill(this.words.too_large, { name: file.name, number: Math.floor(this.limits.file_bytes / 1e6) }));
      } else this.files.push(file);
    }
    this.showFiles();
  }

  get total() {
    return this.files.reduce((sum, { size }) => sum + size, 0);
  }

  showFiles() {
    this.chips.hidden = !this.files.length;
    this.chips.replaceChildren(
      ...this.files.map((file) => {
        const remove = () => {
          this.files = this.files.filter((other) => other !== file);
          this.showFiles();
          this.text.focus();
        };
        const label = fill(this.words.remove, { name: file.name });
        const button = make("button", { class: "plain", type: "button", "aria-label": label, on: { click: remove } }, icon("close"));
        return make("li", {}, make("span", { text: `${file.name} · ${sizeInWords(file.size, this.words)}` }), button);
      }),
    );
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.send(event);
  }

  onPaste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.add(files);
  }

  onInput() {
    this.grow();
    if (this.text.value.trim()) this.onWriting();
  }

  grow() {
    keepDraft(this.text.value);
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  send(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    if (!text && !this.files.length) return;
    if (text.length > this.limits.text) return this.say(fill(this.words.too_long, { number: this.limits.text }));
    this.say();
    this.onSend({ text, files: this.files });
    this.files = [];
    this.text.value = "";
    this.showFiles();
    this.grow();
    this.text.focus();
  }
}

function draft() {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}

function keepDraft(text) {
  try {
    if (text) sessionStorage.setItem(DRAFT, text);
    else sessionStorage.removeItem(DRAFT);
  } catch {
    // Forbidden: it lives as long as the page.
  }
}
