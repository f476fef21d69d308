// Textareas with `data-autosize` grow with their text.
// Browsers with `field-sizing: content` need none of this; see base.css.
const native = CSS.supports("field-sizing", "content");

function grow(node) {
  node.style.height = "auto";
  node.style.height = `${node.scrollHeight}px`;
}

export function startTextareas() {
  if (native) return;
  const all = () => document.querySelectorAll("textarea[data-autosize]").forEach(grow);
  document.addEventListener("input", ({ target }) => target.matches("textarea[data-autosize]") && grow(target));
  document.body.addEventListener("htmx:afterSettle", all);
  all();
}
