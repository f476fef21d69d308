// The sections of the menu stay as they were left; that of the page is always open.
const PLACE = "menu";

function left() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? {};
  } catch {
    return {};
  }
}

function keep({ target }) {
  const section = target.closest?.(".side-heading")?.parentElement;
  if (!section) return;
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...left(), [section.dataset.section]: !section.open }));
  } catch {
    // A browser that keeps nothing shows them as they came.
  }
}

export function startMenu() {
  const was = left();
  for (const section of document.querySelectorAll(".side-section")) {
    const wanted = was[section.dataset.section];
    if (wanted !== undefined && !section.querySelector("[aria-current]")) section.open = wanted;
  }
  document.addEventListener("click", keep);
}
