// The box: an answer or a note, files by choosing, dragging and pasting, sending by keys; 409 and 422 leave it as it is.
import { pane } from "./page.js";
import { dropDraft } from "./drafts.js";

const box = () => document.getElementById("box");
const inputOf = (form) => form.querySelector("input[type=file]");

function choose(mode) {
  box().dataset.mode = mode;
  for (const tab of box().querySelectorAll(".box-tab")) tab.setAttribute("aria-pressed", String(tab.dataset.mode === mode));
  const text = box().querySelector(`.box-form[data-mode="${mode}"] textarea`);
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}

function addFiles(form, files) {
  const all = new DataTransfer();
  for (const file of [...inputOf(form).files, ...files]) all.items.add(file);
  inputOf(form).files = all.files;
  showFiles(form);
}

function removeFile(form, index) {
  const rest = new DataTransfer();
  [...inputOf(form).files].forEach((file, at) => at !== index && rest.items.add(file));
  inputOf(form).files = rest.files;
  showFiles(form);
}

function showFiles(form) {
  const list = form.querySelector(".box-files");
  for (const picture of list.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
  list.replaceChildren(...[...inputOf(form).files].map((file, at) => fileLine(form, file, at)));
}

function fileLine(form, file, at) {
  const line = document.createElement("li");
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    const picture = document.createElement("img");
    picture.src = URL.createObjectURL(file);
    picture.alt = "";
    line.append(picture);
  }
  const name = document.createElement("span");
  name.textContent = file.name;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "btn-close";
  away.setAttribute("aria-label", `× ${file.name}`);
  away.addEventListener("click", () => removeFile(form, at));
  line.append(name, away);
  return line;
}

function emptied(form, key) {
  dropDraft(form);
  form.reset();
  form.elements.text.value = "";
  if (form.elements.key && key) form.elements.key.value = key;
  const head = document.getElementById("talk-head");
  if (form.elements.version) form.elements.version.value = head.dataset.version;
  showFiles(form);
  document.getElementById("reply-news").replaceChildren();
}

function onAnswer({ detail }) {
  const form = detail.elt;
  if (!form.matches?.(".box-form") || detail.xhr.status !== 204) return;
  emptied(form, detail.xhr.getResponseHeader("X-Next-Key"));
}

// Read what came between: from now on the answer is one to that.
function onMeanwhile() {
  const news = document.querySelector("#reply-news .meanwhile");
  if (news) document.getElementById("reply-form").elements.version.value = news.dataset.version;
}

function onKey(event) {
  if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault(); // before the shortcuts see it as a plain Ctrl+Enter
  if (!document.querySelector("dialog[open]")) box()?.querySelector("[data-settle]")?.click();
}

export function startBox() {
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", ({ target }) => {
    const tab = target.closest(".box-tab");
    if (tab) choose(tab.dataset.mode);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches(".box-form input[type=file]")) showFiles(target.form);
  });
  document.addEventListener("paste", (event) => {
    const form = event.target.closest?.(".box-form");
    if (!form || !event.clipboardData?.files.length) return;
    event.preventDefault();
    addFiles(form, event.clipboardData.files);
  });
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!pane()?.contains(event.target) || !event.dataTransfer?.types.includes("Files") || !box()) return;
      event.preventDefault();
      if (name === "drop") addFiles(box().querySelector(`.box-form[data-mode="${box().dataset.mode}"]`), event.dataTransfer.files);
    });
  }
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.status === 409 && detail.target.id === "reply-news") {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });
  document.body.addEventListener("htmx:afterSwap", onMeanwhile);
  document.body.addEventListener("htmx:afterRequest", onAnswer);
}
