// Tells once that a hand touched the survey: a machine that only fetches or renders the page never does.
const form = document.querySelector("form[data-opening]");
if (form) {
    const tell = () => fetch(form.dataset.opening, { method: "POST", keepalive: true, credentials: "omit" });
    const touched = () => {
        removeEventListener("pointerdown", touched);
        removeEventListener("keydown", touched);
        tell().catch(() => {});
    };
    addEventListener("pointerdown", touched, { once: true });
    addEventListener("keydown", touched, { once: true });
}
