// Sends one message after the other, and again until the server has it or says in words why not.
import { newId } from "./memory.js";

const PAUSES_SECONDS = [2, 5, 10, 30, 60];

export class Outgoing {
  constructor(server, memory, { onKept, show, words }) {
    Object.assign(this, { server, memory, onKept, show, words });
    this.queue = [];
    this.busy = false;
  }

  // What a reload interrupted goes first; its id makes it the same message.
  takeUp() {
    for (const message of this.memory.pending) this.push(message);
  }

  write(said) {
    const page = location.origin + location.pathname;
    const message = { client: newId(), page, title: document.title, ...said };
    this.memory.keepPending({ ...message, files: undefined });
    this.push(message);
  }

  push(message) {
    message.shown = this.show(message);
    this.queue.push(message);
    this.work();
  }

  async work() {
    if (this.busy) return;
    this.busy = true;
    while (this.queue.length) {
      const message = this.queue[0];
      const answer = await this.server.write(asForm(message), message.shown.progress);
      if (answer.data.line) {
        this.memory.dropPending(message.client);
        this.queue.shift();
        this.onKept(answer.data.line);
      } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        this.memory.dropPending(message.client);
        this.queue.shift();
        message.shown.trouble(answer.data.problem || this.words.not_sent, () => this.push(message));
      } else await this.pause(message, answer);
    }
    this.busy = false;
  }

  // Until it is time, the visitor presses, or the network is back.
  pause(message, { data, wait }) {
    message.tries = (message.tries ?? 0) + 1;
    const seconds = wait || PAUSES_SECONDS[Math.min(message.tries, PAUSES_SECONDS.length) - 1];
    return new Promise((go) => {
      const timer = setTimeout(go, seconds * 1000);
      const now = () => {
        clearTimeout(timer);
        message.shown = this.show(message);
        go();
      };
      addEventListener("online", now, { once: true });
      message.shown.trouble(data.problem || this.words.not_sent, now);
    });
  }
}

function asForm({ client, text, name, contact, page, title, files }) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ client, text, name, contact, page, title })) if (value) form.append(field, value);
  for (const file of files ?? []) form.append("files", file, file.name);
  return form;
}
