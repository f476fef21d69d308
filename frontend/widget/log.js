// The list of what was said. A line has a key from the server, or while it is on its way only the page's own id.
import { fill, icon, make, sizeInWords, withLinks } from "./dom.js";
import { marksCard, tokenIn } from "./marks.js";

export class Log {
  constructor(host, words, language) {
    this.host = host;
    this.words = words;
    this.shown = new Map();
    this.lines = new Map();
    this.clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
    this.day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
    this.element = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: "0" });
  }

  get newest() {
    return [...this.lines.values()].reduce((newest, { at }) => (at > newest ? at : newest), "");
  }

  // Lines that are new are put in their place in time; returns them.
  add(lines) {
    const fresh = lines.filter(({ key }) => !this.lines.has(key));
    for (const line of fresh) {
      this.lines.set(line.key, line);
      const waiting = line.client && this.shown.get(line.client);
      if (waiting) waiting.remove();
      this.shown.delete(line.client);
      this.place(line);
    }
    return fresh;
  }

  place(line) {
    const stays = this.isAtEnd();
    const element = this.draw(line);
    element.dataset.at = line.at;
    this.shown.set(line.key, element);
    const after = [...this.element.children].find(({ dataset }) => dataset.at && dataset.at > line.at);
    this.element.insertBefore(element, after ?? this.element.querySelector(".waiting, .who"));
    if (stays || line.mine) this.toEnd();
  }

  // A message on its way; what it returns shows its progress and trouble.
  hold(message) {
    const state = make("p", { class: "when", text: this.words.sending });
    const progress = message.files?.length ? make("progress", { max: "1", value: "0", "aria-label": this.words.sending }) : null;
    const names = (message.files ?? []).map(({ name }) => make("p", { class: "left", text: name }));
    const words = message.text ? make("p", { class: "words", text: message.text }) : null;
    const left = message.contact || message.name ? this.left([message.name, message.contact].filter(Boolean).join(", ")) : null;
    const element = make("div", { class: "said mine waiting" }, words, left, ...names, progress, state);
    this.shown.get(message.client)?.remove();
    this.shown.set(message.client, element);
    this.element.insertBefore(element, this.element.querySelector(".who"));
    this.toEnd();
    return {
      progress: (share) => progress && (progress.value = share),
      trouble: (words, again) => {
        const button = again && make("button", { class: "again", type: "button", text: this.words.again, on: { click: again } });
        state.replaceWith(make("div", { class: "row" }, make("p", { class: "problem", role: "alert", text: words }), button));
      },
    };
  }

  left(contact) {
    return make("p", { class: "left", text: fill(this.words.left, { contact }) });
  }

  draw(line) {
    const who = line.mine ? this.words.you : line.who;
    const at = new Date(line.at);
    const isGreeting = line.key === "greeting"; // it was never said at any moment
    const when = (at.toDateString() === new Date().toDateString() ? this.clock : this.day).format(at);
    const parts = [make("span", { class: "unseen", text: who ? `${who}: ` : "" })];
    if (line.text) parts.push(make("p", { class: "words" }, ...withLinks(line.text)));
    if (line.left) parts.push(this.left(line.left));
    parts.push(...line.files.map((file) => this.file(file)));
    parts.push(...line.buttons.map((button) => this.button(button)));
    const shown = line.mine || !line.who ? when : `${line.who} · ${when}`;
    return make("div", { class: line.mine ? "said mine" : "said" }, ...parts, isGreeting ? null : make("p", { class: "when", text: shown }));
  }

  file({ name, size, url, picture }) {
    const href = this.host + url;
    if (!picture) {
      const label = fill(this.words.download, { name });
      const about = make("small", { text: sizeInWords(size, this.words) });
      return make("a", { class: "file", href, download: name, "aria-label": label, rel: "noopener" }, icon("file"), make("span", { text: name }), about);
    }
    const image = make("img", { src: this.host + picture, alt: fill(this.words.picture, { name }), referrerpolicy: "no-referrer" });
    const stays = this.isAtEnd();
    image.addEventListener("load", () => stays && this.toEnd(), { once: true });
    return make("a", { class: "picture", href, download: name, rel: "noopener" }, image);
  }

  button({ label, url }) {
    if (!/^https?:\/\//.test(url)) return null;
    const link = make("a", { class: "deed", href: url, target: "_blank", rel: "noopener noreferrer", text: label || this.words.link });
    const token = tokenIn(this.host, url);
    return token ? marksCard(this.host, token, link) : link;
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }
}
