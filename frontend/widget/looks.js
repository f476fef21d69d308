// The window's looks, and whether the site is light or dark.
const SHEET = `
:host { all: initial; position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; color-scheme: light;
  --c: #0b6468; --on-c: #fff; --ink: #1c2625; --quiet: #56625f; --surface: #fff; --sunken: #f1eee8; --line: #d5d1c7; --bad: #a82424;
  font: 400 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); }
:host([data-side=left]) { inset: auto auto 20px 20px; }
:host([data-theme=dark]) { color-scheme: dark; --ink: #e8eeec; --quiet: #a7b3b0; --surface: #1c2221; --sunken: #2a3231; --line: #46504e; --bad: #ff9d92; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.launcher { display: flex; align-items: center; gap: 8px; min-height: 56px; padding: 0 20px 0 16px; border: 0; border-radius: 28px; background: var(--c); color: var(--on-c); font-weight: 600; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
.badge { min-width: 24px; padding: 0 7px; border-radius: 12px; background: var(--bad); color: #fff; text-align: center; font-size: 14px; line-height: 24px; }
:host([data-theme=dark]) .badge { color: #2b0a07; }
.panel { position: absolute; inset: auto 0 0 auto; display: flex; flex-direction: column; width: 384px; height: min(620px, calc(100vh - 40px)); border: 1px solid var(--line); border-radius: 16px; background: var(--surface); overflow: hidden; box-shadow: 0 8px 40px rgb(0 0 0 / 28%); }
:host([data-side=left]) .panel { inset: auto auto 0 0; }
.top { display: flex; align-items: center; gap: 8px; padding: 12px 8px 12px 16px; background: var(--c); color: var(--on-c); }
.top div { flex: 1; min-width: 0; }
.top :focus-visible { outline-color: var(--on-c); }
h2 { margin: 0; font-size: 17px; font-weight: 650; overflow-wrap: anywhere; }
.hours { margin: 0; font-size: 14px; }
.plain { display: grid; place-items: center; min-width: 44px; min-height: 44px; padding: 0; border: 0; border-radius: 10px; background: none; }
.trouble { margin: 0; padding: 8px 16px; background: var(--sunken); font-size: 14px; }
.log { flex: 1; min-height: 0; display: flex; flex-direction: column; gap: 10px; padding: 16px; overflow-y: auto; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; }
.said { flex: none; display: grid; gap: 3px; max-width: 86%; align-self: flex-start; justify-items: start; }
.mine { align-self: flex-end; justify-items: end; }
.words { margin: 0; padding: 9px 13px; border-radius: 14px; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; }
.mine .words { background: var(--c); color: var(--on-c); }
.words a { color: inherit; }
.when { margin: 0; font-size: 13px; color: var(--quiet); }
.problem { margin: 0; font-size: 14px; color: var(--bad); }
.writing { margin: 0; min-height: 21px; padding: 0 16px; font-size: 14px; color: var(--quiet); }
.left { margin: 0; font-size: 14px; color: var(--quiet); overflow-wrap: anywhere; }
.file { display: flex; align-items: center; gap: 8px; max-width: 100%; padding: 9px 12px; border: 1px solid var(--line); border-radius: 12px; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.file small { color: var(--quiet); white-space: nowrap; }
.picture { display: block; border-radius: 12px; overflow: hidden; border: 1px solid var(--line); }
.picture img { display: block; max-width: 100%; max-height: 260px; min-width: 40px; min-height: 40px; background: var(--sunken); }
.deed { display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px; border: 0; border-radius: 12px; background: var(--c); color: var(--on-c); font-weight: 600; text-decoration: none; text-align: center; }
.quiet { background: none; color: var(--ink); border: 1px solid var(--line); }
.again { min-height: 32px; padding: 2px 10px; border: 1px solid var(--line); border-radius: 8px; background: none; font-size: 14px; }
.who { display: grid; gap: 8px; padding: 12px; border: 1px solid var(--line); border-radius: 14px; }
.who p { margin: 0; } .who label { display: grid; gap: 2px; font-size: 14px; }
.who input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--quiet); border-radius: 10px; background: var(--surface); font-size: 16px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.bottom { border-top: 1px solid var(--line); padding: 8px; display: grid; gap: 8px; }
.compose { display: grid; grid-template-columns: auto 1fr auto; align-items: end; gap: 4px; }
textarea { width: 100%; min-height: 44px; max-height: 140px; padding: 10px 12px; border: 1px solid var(--quiet); border-radius: 12px; background: var(--surface); resize: none; font-size: 16px; line-height: 1.4; }
.send { background: var(--c); color: var(--on-c); border-radius: 12px; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; list-style: none; }
.chips li { display: flex; align-items: center; max-width: 100%; padding-inline-start: 10px; border: 1px solid var(--line); border-radius: 10px; font-size: 14px; overflow-wrap: anywhere; }
.chips svg { width: 16px; height: 16px; } .chips button { min-width: 36px; min-height: 36px; }
progress { width: 160px; height: 6px; accent-color: var(--c); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px) {
  :host([data-open]) { inset: 0 !important; }
  .panel, :host([data-side=left]) .panel { position: fixed; inset: 0 0 auto 0; width: 100%; height: var(--seen, 100dvh); border: 0; border-radius: 0; }
}
@media print { :host { display: none; } }
.asks { min-width: 0; }
.asked { display: grid; gap: 10px; }
.asked fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.asked legend { font-weight: 600; padding: 0; margin-bottom: 4px; }
.asked .keys { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; }
.asked .keys label { position: relative; display: grid; place-items: center; min-height: 44px; border: 1px solid currentColor; border-radius: 10px; cursor: pointer; font-weight: 600; }
.asked .keys input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.asked .keys label:has(:checked) { background: var(--c); color: var(--on-c); border-color: var(--c); }
.asked .keys label:has(:focus-visible) { outline: 3px solid var(--c); outline-offset: 2px; }
.asked .why { width: 100%; box-sizing: border-box; min-height: 44px; margin-top: 6px; padding: 6px 10px; border: 1px solid currentColor; border-radius: 10px; background: transparent; color: inherit; font: inherit; }
.asked .ends { display: flex; justify-content: space-between; gap: 12px; margin: 0; font-size: 13px; }
@media (forced-colors: active) { .launcher, .words, .deed, .send { border: 1px solid; } }`;

// A constructed sheet is no inline style: a site's style-src does not forbid it.
export function dress(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = SHEET;
    root.append(style);
  }
}

const system = matchMedia("(prefers-color-scheme: dark)");

function siteIsDark() {
  const html = document.documentElement;
  const said = html.dataset.theme || html.dataset.bsTheme || document.body?.dataset.theme || "";
  if (said === "dark" || said === "light") return said === "dark";
  if (html.classList.contains("dark")) return true;
  const meta = document.querySelector('meta[name="color-scheme"]')?.content ?? "";
  const scheme = `${getComputedStyle(html).colorScheme} ${meta}`;
  if (scheme.includes("dark")) return scheme.includes("light") ? system.matches : true;
  return false;
}

export function followSite(host, wish) {
  const follow = () => (host.dataset.theme = wish === "dark" || wish === "light" ? wish : siteIsDark() ? "dark" : "light");
  follow();
  system.addEventListener("change", follow);
  const watch = new MutationObserver(follow);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-bs-theme"] });
}

// Black or white, whichever is easier to read on the company's colour.
export function paint(host, colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return;
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const part = parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  host.style.setProperty("--c", colour);
  host.style.setProperty("--on-c", 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000");
}
