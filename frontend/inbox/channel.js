// What a channel asks of an answer: its length in SMS, and ready texts where words of our own may not be sent.
const TWO = 0xffff;

function partsOf(sizes, alone, ofSeveral) {
  const places = sizes.reduce((sum, size) => sum + size, 0);
  if (places <= alone) return [places, 1];
  let parts = 1;
  let left = ofSeveral;
  for (const size of sizes) {
    if (size > left) {
      parts += 1;
      left = ofSeveral;
    }
    left -= size;
  }
  return [places, parts];
}

/** As zabota/channels/sms/length.py counts. */
function lengthOf(text, gsm, two) {
  const letters = [...text];
  if (letters.every((letter) => gsm.includes(letter) || two.includes(letter))) {
    return ["GSM-7", ...partsOf(letters.map((letter) => (two.includes(letter) ? 2 : 1)), 160, 153)];
  }
  return ["UCS-2", ...partsOf(letters.map((letter) => (letter.codePointAt(0) > TWO ? 2 : 1)), 70, 67)];
}

function count(text) {
  const shown = text.form?.querySelector(".box-sms");
  if (!shown) return;
  const [alphabet, places, parts] = lengthOf(text.value.trim(), shown.dataset.gsm, shown.dataset.gsmTwo);
  shown.textContent = `${places} ${shown.dataset.letters} · ${parts} SMS · ${alphabet}`;
}

function choose(button) {
  const text = button.closest("form").elements.text;
  text.value = button.dataset.readyText;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
  const place = /\{\{.*?\}\}/.exec(text.value);
  if (place) text.setSelectionRange(place.index, place.index + place[0].length);
}

export function startChannel() {
  document.addEventListener("input", ({ target }) => target.matches?.("#reply-text") && count(target));
  document.addEventListener("focusin", ({ target }) => target.matches?.("#reply-text") && count(target));
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-ready-text]");
    if (button) choose(button);
  });
}
