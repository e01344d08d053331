// A small form inside a list is saved without leaving the page: of the answer only its own item is put in, so that what
// is typed or being sent elsewhere on the page goes on. Dead line or ended session: the words stay where they are.
import { each } from "./each.js";
import { fresh } from "./fresh.js";
import { bar } from "./keep.js";

each("form[data-in-place]", (form) => {
  const [region, item] = form.dataset.inPlace.split(" ");
  let notice;

  async function send(again = true) {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": `section%23${region}` },
      signal: AbortSignal.timeout?.(20_000),
    });
    if ((answer.status === 401 || answer.status === 400) && again) {
      const { tokenOf, signIn } = await import("./signin.js");
      const where = { action: location.href };
      if (await (answer.status === 401 ? signIn(where) : tokenOf(where))) return send(false);
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    notice?.remove();
    try {
      const there = await send();
      const now = there.getElementById(item);
      if (!now) throw new Error(there.body.textContent.trim().slice(0, 200));
      const put = document.importNode(now, true);
      document.getElementById(item).replaceWith(put);
      const [line, said] = [document, there].map((root) => root.querySelector("#con-thieu"));
      if (line && said) line.textContent = said.textContent;
      if (!put.querySelector("[aria-invalid]")) form.dispatchEvent(new Event("antq:settled"));
      document.dispatchEvent(new CustomEvent("htmx:after:process"));
      (put.querySelector("[aria-invalid]") ?? put.querySelector("summary"))?.focus();
    } catch (error) {
      form.elements.mot_lan.value = fresh();
      notice = bar(form, error.name === "Error" && error.message ? error.message : "Chưa lưu được vì mất kết nối. Nội dung vẫn ở đây; bấm lại khi có mạng.");
    }
    delete form.dataset.sending;
    pressed?.removeAttribute("aria-busy");
  });
});
