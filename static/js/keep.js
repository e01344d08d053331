// What is typed is also kept on this machine until the site has it, in copies that go when all of it was saved and at "Bỏ".
import { drop, find, put, SENT } from "./copies.js";
import { each } from "./each.js";

const MADE_FROM = ["phien_ban", "goc", "version"];
const OWN = /^(csrf_token|mot_lan|phien_ban|goc|version|chon-.*|.*-ref)$/;
const LOST = "Mất kết nối – bản nháp đang giữ trên máy này, chưa lưu lên hệ thống. ";

export const read = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !OWN.test(name)));

// What the site did not take it sends back: shown, but not saved.
export const isRefused = (form) => Boolean(document.querySelector("[data-error-summary], [data-refused], #da-luu[data-waits]")
  || form.querySelector("[aria-invalid]"));

// Typed on a slow line before the scripts were there.
export const isTouched = (form) => [...form.elements].some((field) => (
  field.matches("textarea, input[type=text]") ? field.value !== field.defaultValue
    : field.matches("[type=radio], [type=checkbox]") && !OWN.test(field.name) && field.checked !== field.defaultChecked));

// The site trims what it keeps; a copy that differs in nothing else holds nothing new.
const plain = (text) => text.normalize("NFC").replace(/(?:\\[rn]|\s)+/g, " ").replace(/" | "/g, '"');

function write(form, kept) {
  const answers = new Map();
  for (const [name, value] of JSON.parse(kept.text)) answers.set(name, [...(answers.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || OWN.test(field.name)) continue;
    const given = answers.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else if (given.length) field.value = given.shift();
    if (field.value) field.closest("details")?.setAttribute("open", "");
  }
  // What was saved by others meanwhile is not overwritten: the copy knows what it was made from.
  MADE_FROM.forEach((name, at) => { if (kept.from[at] && form.elements[name]) form.elements[name].value = kept.from[at]; });
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

export function bar(form, words, buttons = []) {
  const make = (name, className, ...inside) => {
    const made = Object.assign(document.createElement(name), { className });
    made.append(...inside);
    return made;
  };
  const row = buttons.map(([label, act]) => {
    const button = make("button", "btn secondary small", label);
    button.type = "button";
    button.addEventListener("click", () => { box.remove(); act(); });
    return button;
  });
  const box = make("div", "notice tone-warn", make("div", "", words, ...(row.length ? [make("p", "row", ...row)] : [])));
  box.setAttribute("role", "status");
  (form.closest("details:not([open])") ?? form).before(box); // in what is folded up nobody would read it
  return box;
}

let offline; // one bar a page, however many forms it has
function tell(lost) {
  if (!lost) offline = offline?.remove();
  else if (!offline?.isConnected) {
    const form = document.activeElement.closest("[data-keep]") ?? document.querySelector("[data-keep]");
    if (form) offline = bar(form, LOST + ("autosave" in form.dataset ? "Có mạng lại thì tự lưu." : "Bấm lưu khi có mạng."));
  }
}
addEventListener("offline", () => tell(true));
addEventListener("online", () => tell(false));

each("form[data-keep]", (form) => {
  const key = new URL(form.action).pathname;
  const beside = `${key}~`;
  let own = beside; // until it is known what lies here, and while an older copy is offered
  const keep = () => {
    if (!form.isConnected) return; // another stands in its place (inplace.js)
    put(own, { text: read(form), from: MADE_FROM.map((name) => form.elements[name]?.value) });
  };
  const shown = read(form);
  const [early, refused] = [isTouched(form), isRefused(form)];
  function offer(kept) {
    const two = "2-digit";
    const at = new Date(kept.at).toLocaleString("vi", { hour: two, minute: two, day: two, month: two, year: "numeric" });
    const done = () => { own = key; drop(key, beside); };
    bar(form, `Máy này còn giữ nội dung chưa lưu, gõ lúc ${at}.`, [
      ["Khôi phục", () => { done(); write(form, kept); form.querySelector(".input")?.focus(); }],
      ["Bỏ", done],
    ]);
  }
  find([key, beside], (copy) => plain(copy.text) !== plain(shown)).then((kept) => {
    if (kept) offer(kept);
    else drop(key, beside);
    own = kept ? beside : key;
    if (refused || early || read(form) !== shown) keep();
  });
  let soon; // no pause is waited for
  form.addEventListener("input", () => {
    soon ??= setTimeout(() => { soon = null; keep(); }, 300);
  });
  addEventListener("pagehide", () => { if (read(form) !== saved) keep(); });
  let saved = refused || early ? null : shown;
  form.addEventListener("antq:saved", ({ detail }) => {
    saved = detail;
    soon = clearTimeout(soon);
    if (read(form) === saved) drop(own);
    else keep();
  });
  form.addEventListener("antq:settled", () => { saved = read(form); drop(key, beside); });
  document.addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) sessionStorage[SENT] = own; // read by copies.js of the next page
  });
  addEventListener("offline", () => { if (read(form) !== saved) keep(); });
  form.addEventListener("antq:unsent", () => { tell(true); keep(); });
  form.addEventListener("antq:sent", () => tell(false));
  if (!navigator.onLine) tell(true);
});
