// The button in the corner and the window it opens, in a shadow tree of its own.
import { Compose } from "./compose.js";
import { fill, icon, make } from "./dom.js";
import { Listener } from "./listen.js";
import { Log } from "./log.js";
import { dress, followSite, paint } from "./looks.js";
import { Memory } from "./memory.js";
import { Outgoing } from "./outgoing.js";
import { Server } from "./server.js";
import { whoCard } from "./who.js";
import { Writing } from "./writing.js";

const phone = matchMedia("(max-width: 480px)");

export class ChatWindow extends HTMLElement {
  begin(wishes) {
    this.wishes = wishes;
    this.memory = new Memory(wishes.inbox);
    this.server = new Server(wishes, this.memory);
  }

  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" });
    dress(this.shadowRoot);
    if (this.wishes.side) this.dataset.side = this.wishes.side;
    followSite(this, this.wishes.theme);
    this.load(5);
  }

  async load(pauseSeconds) {
    const token = this.memory.get("token");
    const { status, data } = await this.server.begin();
    if (data.token && token && token === this.memory.get("token")) this.memory.set("token", ""); // it was none of the server's
    if (status === 200) this.show(data);
    else if (!status || status >= 429) setTimeout(() => this.load(Math.min(pauseSeconds * 2, 300)), pauseSeconds * 1000);
  }

  show(session) {
    const { words } = (this.session = session);
    this.lang = session.language;
    paint(this, session.colour);
    this.badge = make("span", { class: "badge", hidden: true });
    this.launcher = make("button", { class: "launcher", type: "button", "aria-expanded": "false", on: { click: () => this.open() } }, icon("chat"), make("span", { text: words.open }), this.badge);
    this.log = new Log(this.wishes.host, words, session.language);
    this.writing = new Writing(this.server, words, session.title);
    this.compose = new Compose(words, session.limits, (said) => this.write(said), () => this.listener.wanted && this.writing.tell());
    this.panel = this.buildPanel(session);
    this.shadowRoot.append(this.launcher, this.panel);
    this.outgoing = new Outgoing(this.server, this.memory, { words, show: (message) => this.log.hold(message), onKept: (line) => this.onKept(line) });
    this.listener = new Listener(this.wishes.host, () => this.look(), (name) => this.writing.show(name));
    this.log.add([this.greeting()]);
    this.take(session.log);
    if (this.memory.pending.length) this.outgoing.takeUp();
    if (this.memory.get("token")) this.listener.start();
    this.memory.hear((told) => this.hear(told));
    document.addEventListener("visibilitychange", () => this.noteSeen());
    if (this.wishes.open || this.memory.get("open")) this.open({ quietly: true });
  }

  greeting() {
    return { key: "greeting", at: "0", mine: false, who: "", text: this.session.greeting, left: "", buttons: [], files: [] };
  }

  buildPanel({ title, hours, words }) {
    const close = make("button", { class: "plain", type: "button", "aria-label": words.close, title: words.close, on: { click: () => this.close() } }, icon("close"));
    const top = make("div", { class: "top" }, make("div", {}, make("h2", { id: "title", text: title }), make("p", { class: "hours", text: hours })), close);
    this.trouble = make("p", { class: "trouble", role: "status", hidden: true, text: words.connecting });
    const on = {
      keydown: (event) => this.onKey(event),
      dragover: (event) => event.preventDefault(),
      drop: (event) => this.onDrop(event),
    };
    return make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: true, on }, top, this.trouble, this.log.element, this.writing.element, this.compose.element);
  }

  get isOpen() {
    return Boolean(this.panel && !this.panel.hidden);
  }

  open({ quietly = false } = {}) {
    if (!this.panel || this.isOpen) return;
    this.panel.hidden = false;
    this.panel.setAttribute("aria-modal", String(phone.matches));
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
    this.dataset.open = "";
    this.memory.set("open", "1");
    this.fit();
    window.visualViewport?.addEventListener("resize", this.fit);
    if (!this.session.online && !this.hasTalk) this.askWho(this.session.words.leave_mail);
    this.log.toEnd();
    if (!quietly) this.compose.text.focus();
    this.noteSeen();
  }

  close() {
    if (!this.isOpen) return;
    this.panel.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    delete this.dataset.open;
    this.memory.set("open", "");
    window.visualViewport?.removeEventListener("resize", this.fit);
    this.launcher.focus();
  }

  // A phone's keyboard covers the page: the window ends above it.
  fit = () => this.style.setProperty("--seen", window.visualViewport ? `${window.visualViewport.height}px` : "100dvh");

  onKey(event) {
    event.stopPropagation(); // the site's own keys rest while somebody writes
    if (event.key === "Escape") this.close();
    if (event.key !== "Tab" || !phone.matches) return;
    const stops = [...this.panel.querySelectorAll("button, a[href], input:not([hidden]), textarea, [tabindex='0']")].filter((one) => one.offsetParent);
    const [first, last] = [stops[0], stops.at(-1)];
    const here = this.shadowRoot.activeElement;
    if (here !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  onDrop(event) {
    event.preventDefault();
    this.compose.add([...(event.dataTransfer?.files ?? [])]);
  }

  get hasTalk() {
    return [...this.log.lines.values()].some(({ mine }) => mine);
  }

  write(said) {
    if (!this.memory.get("token")) {
      this.memory.set("token", this.session.token);
      this.memory.tell({ begun: this.session.token });
    }
    this.outgoing.write(said);
  }

  onKept(line) {
    this.take([line]);
    this.memory.tell({ lines: [line] });
    if (!this.listener.wanted) this.listener.start();
    const known = [...this.log.lines.values()].some(({ left }) => left);
    if (!known && !this.memory.get("later")) this.askWho(this.session.online ? this.session.words.who : this.session.words.leave_mail);
  }

  askWho(question) {
    if (this.card || this.memory.get("later")) return;
    const done = () => {
      this.card?.remove();
      this.card = null;
      this.compose.text.focus();
    };
    this.card = whoCard(this.session.words, question, {
      onSave: (left) => {
        done();
        this.write(left);
      },
      onLater: () => {
        this.memory.set("later", "1");
        done();
      },
    });
    this.log.element.append(this.card);
    this.log.toEnd();
  }

  // Fetches what is new; {ok, ticket} for the listener.
  async look() {
    const { status, data } = await this.server.readOn(this.log.newest === "0" ? "" : this.log.newest);
    this.trouble.hidden = status > 0 && status < 500;
    if (status !== 200) return { ok: false };
    const fresh = this.take(data.log);
    if (fresh.length) this.memory.tell({ lines: fresh });
    return { ok: true, ticket: data.ticket };
  }

  take(lines) {
    const fresh = this.log.add(lines);
    if (fresh.some(({ left }) => left)) {
      this.card?.remove();
      this.card = null;
    }
    if (fresh.some(({ mine }) => !mine)) this.writing.hide();
    if (fresh.length) this.noteSeen();
    return fresh;
  }

  hear({ lines, seen, begun }) {
    if (lines) this.take(lines);
    if (seen) {
      this.memory.set("seen", seen); // storage may reach this tab later than the word
      this.showUnread();
    }
    if (!begun || this.listener.wanted) return;
    this.memory.set("token", begun);
    this.listener.start();
  }

  get unread() {
    const until = this.memory.get("seen");
    return [...this.log.lines.values()].filter(({ mine, at, key }) => !mine && key !== "greeting" && at > until);
  }

  // What stands in the open window of a page in view is seen, and the server hears of it.
  noteSeen() {
    const [unread, newest] = [this.unread, this.log.newest];
    if (this.isOpen && !document.hidden && unread.length) {
      this.memory.set("seen", newest);
      this.memory.tell({ seen: newest });
      clearTimeout(this.telling);
      this.telling = setTimeout(() => this.server.tellSeen(newest), 1500);
    }
    this.showUnread();
  }

  showUnread() {
    const { length } = this.unread;
    this.badge.hidden = !length;
    this.badge.textContent = String(length);
    const { open, unread } = this.session.words;
    if (length) this.launcher.setAttribute("aria-label", `${open}. ${fill(unread, { number: length })}`);
    else this.launcher.removeAttribute("aria-label");
  }
}
