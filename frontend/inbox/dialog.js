// Small questions come from the server into one dialog; it closes when what they ask for is done.
const dialog = () => document.getElementById("dialog");
let opener = null;

function sift({ target }) {
  if (!target.dataset?.sift) return;
  const words = target.value.trim().toLowerCase();
  for (const line of document.querySelector(target.dataset.sift).children) line.hidden = !line.dataset.words.includes(words);
}

export function startDialog() {
  document.body.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.target === dialog()) opener = document.activeElement;
  });
  document.body.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target !== dialog() || !dialog().firstElementChild) return;
    if (!dialog().open) dialog().showModal();
    dialog().querySelector("[autofocus]")?.focus();
  });
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    const inside = dialog()?.open && (dialog().contains(detail.elt) || detail.elt.id === "reply-form");
    if (!inside) return;
    const done = detail.xhr.status === 204;
    if (done || detail.elt.id === "reply-form") dialog().close();
  });
  document.addEventListener("click", ({ target }) => target.closest("[data-close]") && dialog().close());
  document.addEventListener("input", sift);
  dialog()?.addEventListener("close", () => {
    dialog().replaceChildren();
    if (opener?.isConnected) opener.focus();
  });
}
