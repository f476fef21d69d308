// Questions of a survey dragged with the mouse; the buttons beside them do the same from the keyboard.
const list = document.querySelector("[data-builder]");
if (list) {
    let dragged = null;
    for (const line of list.children) {
        line.draggable = true;
        line.addEventListener("dragstart", (event) => {
            dragged = line;
            event.dataTransfer.effectAllowed = "move";
            line.classList.add("is-dragged");
        });
        line.addEventListener("dragend", () => line.classList.remove("is-dragged"));
        line.addEventListener("dragover", (event) => {
            if (dragged && dragged !== line) event.preventDefault();
        });
        line.addEventListener("drop", (event) => {
            event.preventDefault();
            if (!dragged || dragged === line) return;
            const form = dragged.querySelector(".builder-moves");
            const button = form.querySelector("button");
            button.value = line.dataset.place;
            button.disabled = false;
            form.requestSubmit(button);
        });
    }
}
