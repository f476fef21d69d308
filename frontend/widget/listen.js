// Hears that something is new: by a live stream while the page is seen, by asking now and then where no stream is possible.
const ASK_SECONDS = 6;
const ASK_BESIDE_STREAM_SECONDS = 60;

export class Listener {
  constructor(host, look, onWriting) {
    this.host = host;
    this.look = look; // fetches what is new and returns {ok, ticket}
    this.onWriting = onWriting; // gets the name of who writes to the visitor just now
    this.wanted = false;
    document.addEventListener("visibilitychange", () => this.turn());
  }

  start() {
    this.wanted = true;
    this.turn();
  }

  turn() {
    clearTimeout(this.timer);
    if (!this.wanted || document.hidden) {
      this.stream?.close();
      this.stream = null;
      return;
    }
    this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    const { ok, ticket } = await this.look();
    if (ok && ticket && !this.stream && !document.hidden) this.open(ticket);
    const streams = this.stream?.readyState === EventSource.OPEN;
    clearTimeout(this.timer);
    if (!document.hidden) this.timer = setTimeout(() => this.ask(), 1000 * (streams ? ASK_BESIDE_STREAM_SECONDS : ASK_SECONDS));
  }

  open(ticket) {
    const stream = new EventSource(`${this.host}/chat/live?ticket=${encodeURIComponent(ticket)}`);
    this.stream = stream;
    stream.onopen = () => this.look();
    stream.onmessage = ({ data }) => this.onTold(data);
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED || this.stream !== stream) return;
      setTimeout(() => (this.stream = this.stream === stream ? null : this.stream), 30_000);
    };
  }

  onTold(data) {
    let told = {};
    try {
      told = JSON.parse(data);
    } catch {
      // A line that is not ours: looking does no harm.
    }
    if (told.topics?.includes("writing")) this.onWriting(told.who);
    else this.look();
  }
}
