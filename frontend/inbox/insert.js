// What was chosen from the prepared answers goes into the answer where the cursor is; empty lines part it from the rest.
const textarea = () => document.getElementById("reply-text");

function insert(text) {
  const area = textarea();
  if (!area || !text) return;
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const begin = before && !before.endsWith("\n") ? "\n\n" : "";
  const end = after && !after.startsWith("\n") ? "\n\n" : "";
  area.value = before + begin + text + end + after;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  const place = (before + begin + text).length;
  setTimeout(() => {
    area.focus(); // after the dialog has given the focus back
    area.setSelectionRange(place, place);
  });
}

export function startInsert() {
  document.body.addEventListener("insert-text", ({ detail }) => insert(detail.text));
}
