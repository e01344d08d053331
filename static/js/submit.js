// A second click on a slow network must not send a form twice (the server refuses it too, by the one-time key).
// The pressed button is marked, not disabled at once: a disabled button would not be part of what is sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  form.dataset.sending = "1";
  event.submitter?.setAttribute("aria-busy", "true");
}, true);

function release(root) {
  for (const form of root.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of root.querySelectorAll(".btn[aria-busy]")) button.removeAttribute("aria-busy");
}

// Back from the next page (page cache), or htmx has its answer: the form can be used again.
addEventListener("pageshow", () => release(document));
document.addEventListener("htmx:finally:request", () => release(document));
