// "Còn 120 ký tự" under a text; told to screen readers only when typing stops.
import { each } from "./each.js";

each("[data-count-of]", (words) => {
  const field = document.getElementById(words.dataset.countOf);
  const limit = Number(words.dataset.countLimit);
  const told = document.createElement("span");
  told.className = "sr";
  told.setAttribute("role", "status");
  words.after(told);
  let pause;
  const tell = () => {
    const left = limit - [...field.value.normalize("NFC").replace(/\r\n/g, "\n")].length;
    const text = left < 0 ? words.dataset.countOver : words.dataset.countLeft;
    words.textContent = text.replace("{n}", Math.abs(left).toLocaleString("vi"));
    words.classList.toggle("over", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => { told.textContent = words.textContent; }, 1000);
  };
  field.addEventListener("input", tell);
  if (field.value) tell();
});
