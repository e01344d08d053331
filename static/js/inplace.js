// A small form inside a list is saved without leaving the page: of the answer only its own item is put in, so that what
// is typed or being sent elsewhere on the page goes on. Dead line or ended session: the words stay where they are.
// One that names no item changes the order: items are moved, not made anew, and the button that was pressed keeps the focus.
import { each } from "./each.js";
import { fresh } from "./fresh.js";
import { bar } from "./keep.js";
import { signIn, tokenOf } from "./signin.js";

function arrange(there, region, pressed) {
  const list = document.querySelector(`#${region} ol`);
  const now = [...there.querySelectorAll(`#${region} ol > li`)];
  if (!now.length) throw new Error(there.body.textContent.trim().slice(0, 200));
  const own = pressed.closest("li");
  for (const here of list.querySelectorAll(":scope > li")) if (!now.some((item) => item.id === here.id)) here.remove();
  for (const item of now) {
    const here = document.getElementById(item.id) ?? document.importNode(item, true);
    list.append(here);
    const [old, put] = [here, item].map((root) => root.querySelector("[data-order]"));
    if (old && put && old !== put) old.replaceWith(document.importNode(put, true));
  }
  for (const id of ["sap-xep", "con-thieu", "da-co"]) {
    const [old, put] = [document, there].map((root) => root.querySelector(`#${id}`));
    if (old && put && old.innerHTML !== put.innerHTML) old.replaceChildren(...document.importNode(put, true).childNodes);
  }
  document.dispatchEvent(new CustomEvent("htmx:after:process"));
  (document.getElementById(pressed.id) ?? own.querySelector("[data-order] button"))?.focus();
}

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
      const where = { action: location.href };
      if (await (answer.status === 401 ? signIn : tokenOf)(where)) return send(false);
    }
    if (answer.status === 401) throw new Error("Chưa lưu: phiên đăng nhập đã hết. Bấm lại để đăng nhập.");
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    notice?.remove();
    try {
      const there = await send();
      if (!item) {
        arrange(there, region, pressed);
        return;
      }
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
    } finally {
      delete form.dataset.sending;
      pressed?.removeAttribute("aria-busy");
    }
  });
});
