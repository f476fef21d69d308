// The main menu is a drawer only on a phone: it is named as a dialog while it is one.
export function startDrawer() {
  const side = document.getElementById("side");
  side?.addEventListener("show.bs.offcanvas", () => side.setAttribute("aria-label", side.dataset.label));
  side?.addEventListener("hidden.bs.offcanvas", () => side.removeAttribute("aria-label"));
}
