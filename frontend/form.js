// The form works without this: it only says at once that a file is too large, and shows the number when it is known.
const form = document.querySelector(".web-form");
const files = form?.querySelector("input[type=file]");
files?.addEventListener("change", () => {
  const largest = Number(form.dataset.largestMegabytes) * 1e6;
  const tooLarge = [...files.files].some((file) => file.size > largest);
  files.setCustomValidity(tooLarge ? form.dataset.tooLarge : "");
  if (tooLarge) files.reportValidity();
});
form?.addEventListener("submit", (event) => {
  if (files && !files.checkValidity()) {
    event.preventDefault();
    files.reportValidity();
    return;
  }
  const button = form.querySelector("button");
  setTimeout(() => (button.disabled = true));
  addEventListener("pageshow", () => (button.disabled = false), { once: true });
});

const receipt = document.querySelector("#receipt[data-again]");
async function lookAgain(tries) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#receipt");
  if (page && !("again" in page.dataset)) receipt.replaceChildren(...page.childNodes);
  else if (tries > 1) setTimeout(() => lookAgain(tries - 1), 1500);
}
if (receipt) setTimeout(() => lookAgain(6).catch(() => {}), 700);
