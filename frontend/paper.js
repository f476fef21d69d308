// Typing a sheet: a digit jumps on to the next line; 1 waits a moment in case a 0 follows. Enter keeps the sheet.
const form = document.querySelector("form[data-sheet]");
if (form) {
    const PAUSE = 600;
    const fields = [...form.querySelectorAll("input[inputmode=numeric]")];
    const last = form.querySelector("#comment");
    let waiting = 0;
    const on = (field) => (fields[fields.indexOf(field) + 1] ?? last).focus();
    for (const field of fields) {
        field.addEventListener("focus", () => field.select());
        field.addEventListener("input", () => {
            clearTimeout(waiting);
            field.value = field.value.replace(/\D/g, "");
            if (!field.value) return;
            if (field.value === "1") waiting = setTimeout(() => document.activeElement === field && on(field), PAUSE);
            else on(field);
        });
        field.addEventListener("keydown", (event) => {
            if (event.key === "ArrowUp") (fields[fields.indexOf(field) - 1] ?? field).focus();
            else if (event.key === "ArrowDown") on(field);
            else return;
            clearTimeout(waiting);
            event.preventDefault();
        });
    }
}
