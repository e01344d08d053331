// "Hiện" beside a password; the field goes back to dots before it is sent, so that no browser stores it as plain text.
import { each } from "./each.js";

each("[data-show-password]", (button) => {
  const field = document.getElementById(button.dataset.showPassword);
  const show = button.textContent;
  const set = (visible) => {
    field.type = visible ? "text" : "password";
    button.textContent = visible ? button.dataset.hideText : show;
    button.setAttribute("aria-pressed", visible);
  };
  button.hidden = false;
  button.addEventListener("click", () => set(field.type === "password"));
  field.form?.addEventListener("submit", () => set(false));
});
