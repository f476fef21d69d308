// Naming touchpoints against the clock: one line, Enter, the next. Without this script the text area does.
const form = document.querySelector("form[data-quiz]");
if (form) {
    const [one, all, list] = ["[data-one]", "[data-all]", "[data-said]"].map((part) => form.querySelector(part));
    const [input, text] = [one.querySelector("input"), all.querySelector("textarea")];
    const [clock, count] = [form.querySelector("[data-clock]"), form.querySelector("[data-count]")];
    const endsAt = performance.now() + 1000 * Number(form.dataset.seconds);
    one.hidden = false;
    all.hidden = true;
    input.focus();

    const take = () => {
        const said = input.value.trim();
        if (!said) return;
        const line = document.createElement("li");
        line.textContent = said;
        list.prepend(line);
        text.value += `${said}\n`;
        count.textContent = String(list.children.length);
        list.reversed = true;
        input.value = "";
    };
    input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        take();
    });
    form.addEventListener("submit", take);

    const tick = setInterval(() => {
        const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
        clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
        if (left) return;
        clearInterval(tick);
        form.requestSubmit();
    }, 250);
}
