// Who writes just now: the visitor tells while typing, and sees it of us; it ends by itself.
import { fill, make } from "./dom.js";

const TELL_EVERY = 4_000;
const SHOWN_FOR = 7_000;

export class Writing {
  constructor(server, words, company) {
    Object.assign(this, { server, words, company });
    this.told = 0;
    this.element = make("p", { class: "writing", role: "status" });
  }

  tell() {
    if (Date.now() - this.told < TELL_EVERY) return;
    this.told = Date.now();
    this.server.tellWriting();
  }

  show(name) {
    this.element.textContent = fill(this.words.writing, { name: name || this.company });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), SHOWN_FOR);
  }

  hide() {
    clearTimeout(this.timer);
    this.element.textContent = "";
  }
}
