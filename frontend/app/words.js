// The page's own words for the browser (see the tag `browser_words`), in the reader's language.
const words = JSON.parse(document.getElementById("browser-words")?.textContent ?? "{}");

export const word = (name) => words[name] ?? name;

/** `fill("%(time)s left", {time: "5 min"})`: the same placeholders as gettext's. */
export const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
