// What is typed in a step is also kept on this machine until the site has it: a line that drops, a session that ends or
// a browser that closes loses nothing. The copy goes when all of it was saved, at "Bỏ", at sign-out and after a week.
import { drop, find, put } from "./copies.js";
import { each } from "./each.js";

const OWN = /^(csrf_token|mot_lan|phien_ban|goc|chon-.*|.*-ref)$/;
const LOST = "Mất kết nối – bản nháp đang giữ trên máy này, chưa lưu lên hệ thống. Có mạng lại thì tự lưu.";

export const read = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !OWN.test(name)));

// The site sends a page back with what it did not take: then nothing of it is saved, though all of it is shown.
export const isRefused = () => Boolean(document.querySelector("[data-error-summary], #da-luu[data-waits]"));

// On a slow line people type before the scripts are there: that was typed as well, and is not what the site has.
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
  // What was saved by others meanwhile is laid beside it, not overwritten: the copy knows what it was made from.
  for (const name of ["phien_ban", "goc"]) if (kept[name] && form.elements[name]) form.elements[name].value = kept[name];
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

export function bar(form, words, buttons = []) {
  const box = document.createElement("div");
  box.className = "notice tone-warn";
  box.setAttribute("role", "status");
  const inner = document.createElement("div");
  inner.append(words);
  const row = document.createElement("p");
  row.className = "row";
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn secondary small";
    button.textContent = label;
    button.addEventListener("click", () => { box.remove(); act(); });
    row.append(button);
  }
  if (buttons.length) inner.append(row);
  box.append(inner);
  form.before(box);
  return box;
}

each("form[data-keep]", (form) => {
  const [key, beside] = [new URL(form.action).pathname, `${new URL(form.action).pathname}~`];
  let own = beside; // until it is known what lies here, and while an older copy is offered
  const keep = () => {
    const [phien_ban, goc] = ["phien_ban", "goc"].map((name) => form.elements[name]?.value);
    put(own, { text: read(form), phien_ban, goc });
  };
  const shown = read(form);
  const early = isTouched(form);
  function offer(kept) {
    const at = new Date(kept.at).toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
    const day = new Date(kept.at).toLocaleDateString("vi", { day: "2-digit", month: "2-digit", year: "numeric" });
    const done = () => { own = key; drop(key, beside); };
    bar(form, `Máy này còn giữ nội dung chưa lưu, gõ lúc ${at}, ${day}.`, [
      ["Khôi phục", () => { done(); write(form, kept); form.querySelector(".input")?.focus(); }],
      ["Bỏ", done],
    ]);
  }
  find([key, beside], (copy) => plain(copy.text) !== plain(shown)).then((kept) => {
    if (kept) offer(kept);
    else drop(key, beside);
    own = kept ? beside : key;
    if (isRefused() || early || read(form) !== shown) keep();
  });
  let soon; // whoever types on and on is kept as well: it is not waited for a pause
  form.addEventListener("input", () => {
    soon ??= setTimeout(() => { soon = null; keep(); }, 300);
  });
  addEventListener("pagehide", () => { if (read(form) !== saved) keep(); });
  let saved = isRefused() || early ? null : shown;
  form.addEventListener("antq:saved", ({ detail }) => {
    saved = detail;
    soon = clearTimeout(soon);
    if (read(form) === saved) drop(own);
    else keep();
  });
  form.addEventListener("antq:settled", () => { saved = read(form); drop(key, beside); });
  let offline;
  const tell = (lost) => {
    offline?.remove();
    offline = lost ? bar(form, LOST) : null;
  };
  addEventListener("offline", () => { tell(true); if (read(form) !== saved) keep(); });
  addEventListener("online", () => tell(false));
  form.addEventListener("antq:unsent", () => { if (!offline) tell(true); keep(); });
  form.addEventListener("antq:sent", () => tell(false));
  if (!navigator.onLine) tell(true);
});
