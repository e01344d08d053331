// A step saves itself: 1.5 s after typing stops and when a field is left. Each saving has a key of its own; one whose
// answer did not arrive is sent again with the same key before anything newer, so it acts once. A button saves first and
// goes on when that went well. A saving that nobody asked for opens nothing: the next words would be typed into a box.
import { each } from "./each.js";
import { fresh } from "./fresh.js";
import { bar, isRefused, isTouched, read } from "./keep.js";
import { signIn, tokenOf } from "./signin.js"; // here already when the line is dead

const PAUSE = 1500;
const PATIENCE = 20_000;
const REGION = "da-luu";

const part = (html) => new DOMParser().parseFromString(html, "text/html");

each("form[data-autosave]", (form) => {
  const line = form.querySelector("[data-saved]");
  let saved = isRefused(form) || isTouched(form) ? null : read(form);
  let unheard = null; // sent, and nobody knows whether it arrived
  let busy = Promise.resolve();
  let unsent; // the notice that a button did not get through
  let ended; // the notice that the session is over
  let timer;
  let tries = 0;

  const say = (words) => { if (line && line.textContent !== words) line.textContent = words; };
  const tell = (name, detail) => form.dispatchEvent(new CustomEvent(name, { detail }));
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(), wait);
  };

  function batch() {
    const body = new URLSearchParams(new FormData(form));
    body.set("tu_luu", "1");
    body.set("mot_lan", fresh());
    return { body, text: read(form) };
  }

  async function post({ body }) {
    body.set("csrf_token", form.elements.csrf_token.value);
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": `div%23${REGION}` },
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    return { status: answer.status, html: await answer.text() };
  }

  function show(html) {
    const region = part(html).getElementById(REGION);
    if (!region) return null;
    const old = document.getElementById(REGION);
    const at = document.activeElement?.closest(`#${REGION} [id]`)?.id;
    for (const radio of old.querySelectorAll(":checked")) { // chosen while the answer was on its way, between the same texts
      const now = [...region.querySelectorAll("[type=radio]")].find((each) => each.id === radio.id);
      if (now?.closest("fieldset").textContent === radio.closest("fieldset").textContent) now.checked = true;
    }
    old.replaceWith(region);
    if (at) document.getElementById(at)?.focus({ preventScroll: true });
    say(region.dataset.says);
    return region;
  }

  // Of two texts none is taken unseen: a button pressed before the person chose leads to the question.
  function asks() {
    const open = [...document.querySelectorAll(`#${REGION} fieldset`)].find((each) => !each.querySelector(":checked"));
    open?.scrollIntoView({ block: "center" });
    open?.querySelector("[type=radio]").focus({ preventScroll: true });
    return Boolean(open);
  }

  // What became of it: "saved", "lost" (no line; or it throws), "out" (no session), "clash", "refused".
  async function attempt(sending, pressed, again = true) {
    unheard = sending;
    const answer = await post(sending);
    if (answer.status === 429 || answer.status >= 500) return "lost";
    if ((answer.status === 401 || answer.status === 400) && again) {
      if (await (answer.status === 400 ? tokenOf(form) : pressed && signIn(form))) return attempt(sending, pressed, false);
      if (answer.status === 401) return "out";
    }
    unheard = null;
    const region = answer.status < 400 || answer.status === 409 ? show(answer.html) : null;
    if (!region) {
      say(`Chưa lưu được. ${part(answer.html).body.textContent.trim().slice(0, 200)}`);
      return "refused";
    }
    if (answer.status === 409) return "clash";
    saved = sending.text;
    if (read(form) === saved) delete form.dataset.unsaved;
    if (!("waits" in region.dataset)) tell("antq:saved", saved);
    return "saved";
  }

  function isOver() {
    say("Chưa lưu lên hệ thống: phiên đăng nhập đã hết.");
    ended ??= bar(form, "Phiên đăng nhập đã hết. Nội dung vừa gõ còn nguyên trên trang này.", [
      ["Đăng nhập lại", () => { ended = null; flush(true); }],
    ]);
  }

  async function run(pressed) {
    let became = "saved";
    if (read(form) === saved && !unheard) delete form.dataset.unsaved;
    while (became === "saved" && (unheard || read(form) !== saved)) {
      became = await attempt(unheard ?? batch(), pressed).catch(() => "lost");
      if (!pressed && !unheard) break;
    }
    if (became === "lost") {
      tell("antq:unsent");
      say("Chưa lưu lên hệ thống.");
      tries += 1;
      later(Math.min(60_000, 2500 * 2 ** tries));
    } else {
      tell("antq:sent");
      unsent?.remove();
      tries = 0;
    }
    if (became === "out") isOver();
    else ended = ended?.remove();
    if (became === "saved" && read(form) !== saved) later(PAUSE);
    else if (became === "clash") later(PAUSE);
    return became;
  }

  function flush(pressed = false) {
    clearTimeout(timer);
    const became = busy.then(() => run(pressed));
    busy = became.catch(() => {}); // one that fails does not stop those after it
    return became;
  }

  const typed = () => {
    form.dataset.unsaved = "";
    later(PAUSE);
  };
  if (isTouched(form)) typed();
  form.addEventListener("input", typed);
  form.addEventListener("focusout", (event) => { if (event.target.matches("input, textarea, select") && read(form) !== saved) flush(); });
  form.addEventListener("change", (event) => { if (event.target.matches("select, [type=radio]")) later(200); });
  addEventListener("online", () => { tries = 0; flush(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && read(form) !== saved) flush(); });

  let going = false;
  form.addEventListener("submit", async (event) => {
    if (going) return;
    event.preventDefault();
    const pressed = event.submitter;
    let became;
    try {
      became = await flush(true);
      await new Promise((done) => { setTimeout(done); }); // the browser takes no second submit while it is at the first
    } finally {
      unsent?.remove();
      delete form.dataset.sending;
      pressed?.removeAttribute("aria-busy");
    }
    if ((became === "saved" || became === "clash") && asks()) return;
    if (became === "saved" || became === "refused") {
      form.elements.mot_lan.value = fresh();
      if (document.querySelector(`#${REGION} [type=radio]`)) tell("antq:settled");
      going = true;
      form.requestSubmit(pressed);
      setTimeout(() => { going = false; });
    } else if (became === "lost") {
      unsent = bar(form, "Chưa gửi được vì mất kết nối. Nội dung vẫn ở đây và trên máy này; bấm lại khi có mạng.");
      unsent.scrollIntoView({ block: "center" });
    }
  });
});
