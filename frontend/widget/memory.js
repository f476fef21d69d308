// What the visitor's browser remembers, under the site's own name: no cookie, and nothing before something is written.
// A browser that forbids storage keeps it until the page goes.
export class Memory {
  constructor(inbox) {
    this.prefix = `zabota-chat-${inbox}-`;
    this.own = {};
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(this.prefix) : null;
  }

  get(name) {
    try {
      return localStorage.getItem(this.prefix + name) ?? this.own[name] ?? "";
    } catch {
      return this.own[name] ?? "";
    }
  }

  set(name, value) {
    this.own[name] = value;
    try {
      if (value) localStorage.setItem(this.prefix + name, value);
      else localStorage.removeItem(this.prefix + name);
    } catch {
      // Forbidden or full: it stays in this.own.
    }
  }

  // To the visitor's other tabs on this site.
  tell(what) {
    this.channel?.postMessage(what);
  }

  hear(listener) {
    if (this.channel) this.channel.onmessage = ({ data }) => listener(data);
  }

  // Messages on their way, without their files: a reload sends them again, and their ids make them the same.
  get pending() {
    try {
      const kept = JSON.parse(this.get("pending") || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  keepPending(message) {
    this.set("pending", JSON.stringify([...this.pending.filter(({ client }) => client !== message.client), message].slice(-20)));
  }

  dropPending(client) {
    const left = this.pending.filter((message) => message.client !== client);
    this.set("pending", left.length ? JSON.stringify(left) : "");
  }
}

export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
