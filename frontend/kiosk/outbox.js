// Answers wait in the tablet's own database until the server says that it keeps them. Each has an id for good,
// so that handing one over twice, after a broken connection, is the same as once.
const STORE = "answers";
const BATCH = 50;
const PAUSE = 15_000;

export class Outbox {
    constructor(kiosk, address, onCount) {
        this.address = address;
        this.onCount = onCount;
        this.count = 0;
        this.opened = new Promise((resolve, reject) => {
            const request = indexedDB.open(`zabota-kiosk-${kiosk}`, 1);
            request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    }

    start() {
        addEventListener("online", () => this.send());
        setInterval(() => this.send(), PAUSE);
        this.send();
    }

    async put(answer) {
        await this.run("readwrite", (store) => store.add({ key: crypto.randomUUID?.() ?? random(), ...answer }));
        await this.recount();
        this.send();
    }

    // One at a time; what arrives meanwhile goes with the next round.
    async send() {
        if (this.sending) return (this.again = true);
        this.sending = true;
        try {
            while (await this.sendSome());
        } catch {
            // The network is away: it stays here.
        } finally {
            this.sending = false;
            await this.recount();
        }
        if (this.again) {
            this.again = false;
            this.send();
        }
    }

    async sendSome() {
        const answers = await this.run("readonly", (store) => store.getAll(null, BATCH));
        if (!answers.length) return false;
        const response = await fetch(this.address, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ answers }),
            credentials: "omit",
        });
        if (!response.ok) return false;
        const { kept } = await response.json();
        await this.run("readwrite", (store) => kept.forEach((key) => store.delete(key)));
        return kept.length > 0;
    }

    async recount() {
        this.count = await this.run("readonly", (store) => store.count());
        this.onCount(this.count);
    }

    async run(mode, work) {
        const database = await this.opened;
        return new Promise((resolve, reject) => {
            const transaction = database.transaction(STORE, mode, { durability: "strict" });
            const request = work(transaction.objectStore(STORE));
            transaction.oncomplete = () => resolve(request?.result);
            transaction.onerror = () => reject(transaction.error);
            transaction.onabort = () => reject(transaction.error);
        });
    }
}

function random() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
