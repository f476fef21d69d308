// The chat on a company's own site: one script tag makes the button in the corner.
//   <script src="https://desk.example.com/static/dist/widget.js" data-inbox="KEY" defer></script>
// Wishes: data-language="ru", data-theme="dark|light", data-side="left", data-open (open at once).
// The page may call window.zabotaChat.open() and .close().
import { ChatWindow } from "./widget/window.js";

const script = document.currentScript;
if (script?.dataset.inbox && !customElements.get("zabota-chat")) {
  customElements.define("zabota-chat", ChatWindow);
  const chat = document.createElement("zabota-chat");
  chat.begin({
    host: new URL(script.src).origin,
    inbox: script.dataset.inbox,
    language: script.dataset.language || document.documentElement.lang || "",
    theme: script.dataset.theme || "",
    side: script.dataset.side || "",
    open: "open" in script.dataset,
  });
  window.zabotaChat = { open: () => chat.open(), close: () => chat.close() };
  const show = () => document.body.append(chat);
  if (document.body) show();
  else addEventListener("DOMContentLoaded", show, { once: true });
}
