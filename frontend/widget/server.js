// The server's operations. Each answers {status, data}; status 0 means that nothing came back.
const NOTHING = { status: 0, data: {} };

export class Server {
  constructor({ host, inbox, language }, memory) {
    this.host = host;
    this.base = `${host}/chat/${encodeURIComponent(inbox)}`;
    this.language = language ? [language, ...navigator.languages].join(",") : navigator.languages.join(",");
    this.memory = memory;
  }

  url(path, query = {}) {
    return `${this.base}/${path}/?${new URLSearchParams({ language: this.language, ...query })}`;
  }

  get headers() {
    const token = this.memory.get("token");
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  async ask(path, query, more = {}) {
    try {
      const answer = await fetch(this.url(path, query), { credentials: "omit", cache: "no-store", headers: this.headers, ...more });
      return { status: answer.status, data: answer.status === 204 ? {} : await answer.json() };
    } catch {
      return NOTHING;
    }
  }

  begin() {
    return this.ask("session");
  }

  readOn(since) {
    return this.ask("messages", since ? { since } : {});
  }

  tellSeen(until) {
    return this.ask("seen", {}, { method: "POST", body: JSON.stringify({ until }) });
  }

  tellWriting() {
    return this.ask("writing", {}, { method: "POST" });
  }

  // With progress, which fetch cannot tell.
  write(form, onProgress) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.url("messages"));
      for (const [name, value] of Object.entries(this.headers)) request.setRequestHeader(name, value);
      request.timeout = 300_000;
      request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
      request.onerror = request.ontimeout = request.onabort = () => done(NOTHING);
      request.onload = () => {
        let data = {};
        try {
          data = JSON.parse(request.responseText);
        } catch {
          // No words came with it.
        }
        done({ status: request.status, data, wait: Number(request.getResponseHeader("Retry-After")) || 0 });
      };
      request.send(form);
    });
  }
}
