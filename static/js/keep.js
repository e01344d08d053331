// What is typed in a step is also kept on this machine until it is saved: a line that drops, a session that ends or a
// browser that closes loses nothing. The copy goes when the server has the text, at "Bỏ", at sign-out and after a week.
import { each } from "./each.js";

const PREFIX = "antq-nhap:";
const WEEK = 7 * 24 * 3600 * 1000;
const OWN = new Set(["csrf_token", "mot_lan", "phien_ban"]);

const read = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !OWN.has(name)));

function recall(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Date.now() - kept.at < WEEK ? kept : null;
  } catch {
    return null; // storage is closed to us, or holds something else
  }
}

function write(form, text) {
  const answers = new Map();
  for (const [name, value] of JSON.parse(text)) answers.set(name, [...(answers.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || OWN.has(field.name)) continue;
    const given = answers.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else if (given.length) field.value = given.shift();
    field.closest("details")?.toggleAttribute("open", Boolean(field.value) || field.closest("details").open);
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function bar(form, words, buttons = []) {
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
  const key = PREFIX + new URL(form.action).pathname;
  const base = read(form);
  const forget = () => localStorage.removeItem(key);
  const kept = recall(key);
  if (kept && kept.text !== base && kept.base === base) {
    const at = new Date(kept.at).toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
    const day = new Date(kept.at).toLocaleDateString("vi", { day: "2-digit", month: "2-digit", year: "numeric" });
    bar(form, `Máy này còn giữ nội dung chưa lưu, gõ lúc ${at}, ${day}.`, [
      ["Khôi phục", () => { write(form, kept.text); form.querySelector(".input")?.focus(); }],
      ["Bỏ", forget],
    ]);
  } else if (kept) {
    forget();
  }
  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify({ base, text: read(form), at: Date.now() }));
      } catch { /* full or closed: the form works without it */ }
    }, 400);
  });
  let offline;
  const tell = () => {
    offline?.remove();
    offline = navigator.onLine ? null : bar(form, "Mất kết nối: nội dung đang gõ được giữ trên máy này, chưa lưu lên hệ thống.");
  };
  addEventListener("offline", tell);
  addEventListener("online", tell);
});
