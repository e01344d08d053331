// Copy buttons are hidden until we know that this browser lets a page copy.
import { each } from "./each.js";

each("[data-copy]", (button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = "Đã sao chép";
    label.setAttribute("role", "status");
    setTimeout(() => { label.textContent = before; }, 3000);
  });
});
