// What the reader is told when a request of htmx does not succeed: what happened, and that the text is still there.
import { toast } from "./toasts.js";
import { word } from "./words.js";

const BY_STATUS = { 403: "forbidden", 404: "gone", 409: "conflict", 413: "too_large", 429: "too_often" };

export function startRequests() {
  document.body.addEventListener("htmx:responseError", ({ detail }) => {
    const status = detail.xhr.status;
    toast({ kind: "danger", text: word(BY_STATUS[status] ?? (status >= 500 ? "broken" : "refused")) });
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    // A refresh that nobody asked for fails silently: the next one will come.
    document.body.addEventListener(name, ({ detail }) => {
      const byItself = detail.requestConfig?.triggeringEvent?.type?.startsWith("live:");
      if (!byItself) toast({ kind: "danger", text: word("offline") });
    });
  }
  // A session that ended answers with the sign-in page: go there whole, not into a corner of this page.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.xhr.responseURL) return;
    const reached = new URL(event.detail.xhr.responseURL).pathname;
    if (reached !== document.body.dataset.signIn || location.pathname === reached) return;
    event.preventDefault();
    location.assign(`${reached}?next=${encodeURIComponent(location.pathname + location.search)}`);
  });
}
