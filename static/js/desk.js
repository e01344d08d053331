// The desk by keyboard, and "đang xem". Loaded by the desk's pages only; everything works by mouse and without it.
// Keys are compared by their place (event.code): Telex types its tones with j f s r x w z, and an input method may
// rewrite event.key. Nothing happens in a field, while composing, or with a modifier but for Ctrl+Enter.
import { each } from "./each.js";

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const desk = document.querySelector("[data-desk]");
const isQueue = desk?.dataset.desk === "queue";

each("[data-needs-js]", (button) => { button.hidden = !matchMedia("(any-pointer: fine)").matches; });
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

each("[data-tick-all]", (label) => {
  label.hidden = false;
  label.querySelector("input").addEventListener("change", (event) => {
    for (const box of document.querySelectorAll("input[name=hs]")) box.checked = event.target.checked;
  });
});

// Where one stands: a row of the list, or a part of the dossier.
const things = () => [...document.querySelectorAll(isQueue ? ".dossiers tbody tr" : "[data-part]")];
let at = -1;

function stand(index) {
  const all = things();
  if (!all.length) return;
  at = Math.max(0, Math.min(index, all.length - 1));
  for (const thing of all) thing.classList.toggle("here", thing === all[at]);
  const target = all[at].querySelector(isQueue ? "th a" : "h2");
  target?.focus({ preventScroll: true });
  all[at].scrollIntoView({ block: isQueue ? "nearest" : "start" });
}

const here = () => things()[at];
const press = (selector) => {
  const button = (here() ?? document).querySelector(selector);
  button?.click();
  return Boolean(button);
};

function open(id) {
  const box = document.getElementById(id);
  if (!box) return;
  box.open = true;
  box.scrollIntoView({ block: "start" });
  box.querySelector("textarea")?.focus();
}

function comment() {
  const box = document.getElementById("bo-sung");
  const code = here()?.querySelector("input[name=part]")?.value;
  if (!box) return;
  open("bo-sung");
  const part = box.querySelector(`[data-part-remarks="${code}"]`);
  if (part) {
    part.open = true;
    part.querySelector("textarea")?.focus();
  }
}

// Away to the list, but never from text that was typed and not sent: then to that text.
function leave() {
  const typed = [...desk.querySelectorAll("form[method=post] :is(textarea, input[type=text])")]
    .find((field) => field.value !== field.defaultValue || (field.value && field.getAttribute("aria-invalid")));
  if (!typed) {
    location.href = desk.dataset.list;
    return;
  }
  typed.closest("details")?.setAttribute("open", "");
  typed.focus();
}

const QUEUE = {
  KeyJ: () => stand(at + 1), ArrowDown: () => stand(at + 1), KeyK: () => stand(at - 1), ArrowUp: () => stand(at - 1),
  KeyO: () => press("th a"), KeyX: () => press("input[name=hs]"),
  Slash: () => document.getElementById("tim")?.focus(),
};
const DOSSIER = {
  KeyN: () => stand(at + 1), KeyP: () => stand(at - 1), KeyJ: () => stand(at + 1), KeyK: () => stand(at - 1),
  KeyV: () => here() && press("[data-tick] button"), KeyB: () => open("bo-sung"), KeyC: comment,
  Escape: leave,
};
const GO = { KeyM: "goM", KeyC: "goC", KeyT: "goT" };
let going = 0;
const TYPES = matchMedia("(any-pointer: fine)").matches; // a phone has no keys, and needs no list of them

function next(field) {
  const form = field.form;
  if (!form || form.method !== "post") {
    document.querySelector("[data-next]")?.click();
    return;
  }
  for (const [name, value] of [["tiep", "1"], ["tu", new URLSearchParams(location.search).get("tu") ?? ""]]) {
    if (form.elements[name]) continue;
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name, value });
    form.append(hidden);
  }
  form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  if (!desk || !TYPES || event.isComposing || event.keyCode === 229 || event.altKey || event.metaKey) return;
  if (document.querySelector("dialog[open]")) return;
  const inField = event.target.matches?.(FIELDS);
  if (event.ctrlKey) {
    if (event.code === "Enter" && !isQueue && !event.shiftKey) {
      event.preventDefault();
      inField ? next(event.target) : document.querySelector("[data-next]")?.click();
    }
    return;
  }
  if (inField) {
    if (event.code === "Escape") event.target.blur();
    return;
  }
  if (desk.dataset.keys === "off") return; // switched off on the page of the account
  if (event.key === "?") {
    event.preventDefault();
    document.getElementById("phim-tat")?.showModal();
    return;
  }
  if (event.shiftKey) return;
  if (going && Date.now() - going < 1500 && GO[event.code]) {
    going = 0;
    event.preventDefault();
    location.href = desk.dataset[GO[event.code]];
    return;
  }
  going = event.code === "KeyG" ? Date.now() : 0;
  if (event.target.closest?.("a, button, summary") && event.code.startsWith("Arrow") === false
    && ["Enter", "Space"].includes(event.code)) return;
  const act = (isQueue ? QUEUE : DOSSIER)[event.code];
  if (!act || (event.code.startsWith("Arrow") && at < 0 && event.code === "ArrowUp")) return;
  event.preventDefault();
  act();
});

// A part that was ticked is swapped with the whole text: one stays where one was.
document.addEventListener("htmx:after:swap", () => {
  if (!isQueue && at >= 0) stand(at);
});

// "Đang xem": said once a minute while the page is looked at; the answer is who else does.
each("form[data-watch]", (form) => {
  const said = document.getElementById("ai-xem");
  const say = async () => {
    if (document.hidden) return;
    const data = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      if (answer.ok && answer.headers.get("Content-Type")?.startsWith("text/plain")) {
        const text = await answer.text();
        if (said && said.textContent !== text) said.textContent = text;
      }
    } catch { /* the line is down: next minute */ }
  };
  say();
  setInterval(say, 60_000);
});
