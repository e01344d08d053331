// The list of errors takes the focus, so that it is read first; its links go to the field, not past its label.
import { each } from "./each.js";

each("[data-error-summary]", (summary) => {
  if (!summary.closest("[data-sample]")) summary.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-error-summary] a");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest(".field") ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});
