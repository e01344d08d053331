// Photos of a dossier go by themselves: many at once, shrunk here, two at a time, each with its bar. A try that fails is
// made again, four times with longer and longer waits, and whenever the line returns; the key of a photo stays the same,
// so that one whose answer was lost hangs once. What is not sent yet goes on from any page of the same dossier.
import { each } from "./each.js";
import { fresh } from "./fresh.js";
import { photos as shelf } from "./shelf.js";
import { shrink, takenOn } from "./shrink.js";
import { signIn, tokenOf } from "./signin.js";

const AT_ONCE = 2;
const TRIES = 4;
const FIRST_WAIT = 800;

const element = (name, words = "") => Object.assign(document.createElement(name), { textContent: words });
const read = (html) => new DOMParser().parseFromString(html, "text/html");

each("[data-photos-of]", (place) => {
  const address = place.dataset.photosOf;
  const form = document.querySelector("form[data-photos]");
  const line = []; // what waits for its turn
  const known = new Set();
  let busy = 0;
  let list;

  function row(photo) {
    if (!list) {
      list = document.createElement("ul");
      list.className = "plain stack";
      list.setAttribute("aria-label", "Ảnh đang gửi");
      if (form) form.after(list);
      else place.prepend(list);
    }
    const item = document.createElement("li");
    item.className = "panel stack";
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", `Gửi ảnh ${photo.name}`);
    const says = element("p", "Đang chờ gửi");
    says.setAttribute("role", "status");
    item.append(element("p", photo.name), bar, says);
    list.append(item);
    return { item, bar, says, buttons: null };
  }

  function offer(photo, ...choices) {
    photo.row.buttons?.remove();
    const buttons = photo.row.buttons = element("p");
    buttons.className = "row";
    for (const [label, act] of choices) {
      const button = element("button", label);
      button.type = "button";
      button.className = "btn secondary small";
      button.addEventListener("click", () => { buttons.remove(); act(); });
      buttons.append(button);
    }
    photo.row.item.append(buttons);
  }

  function leave(photo) {
    shelf.drop(photo.key);
    photo.row.item.remove();
  }

  function send(photo) {
    const body = new FormData();
    body.set("csrf_token", document.querySelector("main input[name=csrf_token], input[name=csrf_token]").value);
    body.set("mot_lan", photo.key);
    body.set("tu_luu", "1");
    body.set("taken_on", photo.taken);
    body.set("photo", photo.blob, photo.blob.type === "image/jpeg" ? photo.name.replace(/\.\w*$/, ".jpg") : photo.name);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.timeout = 180_000;
      for (const [name, value] of [["HX-Request", "true"], ["HX-Request-Type", "partial"], ["HX-Target", "section%23photos"]]) {
        request.setRequestHeader(name, value);
      }
      request.upload.onprogress = (event) => { photo.row.bar.value = event.loaded / event.total; };
      request.onload = () => done({ status: request.status, html: request.responseText });
      request.onerror = request.ontimeout = () => done({ status: 0, html: "" });
      request.send(body);
    });
  }

  // Only what is new is put into the page: somebody may be describing a photo just now.
  function hang(html) {
    const there = read(html);
    const here = document.getElementById("photos");
    if (!here || !there.getElementById("photos")) return;
    const own = here.querySelector("[data-photos-hung]");
    if (!own) {
      here.replaceWith(document.importNode(there.getElementById("photos"), true));
    } else {
      for (const item of there.querySelectorAll("[data-photos-hung] > li")) {
        if (!document.getElementById(item.id)) own.append(document.importNode(item, true));
      }
      for (const what of ["#da-co .num", "#con-thieu"]) {
        const [line, now] = [here, there].map((root) => root.querySelector(what));
        if (line && now) line.textContent = now.textContent;
      }
    }
    document.dispatchEvent(new CustomEvent("htmx:after:process"));
  }

  // Photos on their way together meet an ended session together: one box asks, all of them wait for it.
  let asking = null;
  function signedIn(status) {
    const where = { action: new URL(address, location.href).href };
    asking ??= (status === 401 ? signIn : tokenOf)(where).finally(() => { asking = null; });
    return asking;
  }

  function stop(photo) {
    photo.row.says.textContent = "Mất kết nối. Ảnh được giữ trên máy này, có mạng thì tự gửi lại.";
    photo.stopped = true;
    photo.asked = false;
    offer(photo, ["Gửi lại", () => { photo.tries = 0; queue(photo); }], ["Bỏ ảnh này", () => leave(photo)]);
  }

  async function work(photo) {
    photo.row.says.textContent = "Đang gửi";
    const answer = await send(photo);
    const { status } = answer;
    if (status >= 200 && status < 300) {
      leave(photo);
      hang(answer.html);
    } else if (status === 401 || status === 400) {
      const first = !photo.asked && !document.activeElement?.matches("textarea, [type=text]"); // nothing opens over a caption
      photo.asked = true;
      photo.row.says.textContent = "Chưa gửi: phiên đăng nhập đã hết.";
      if (first && await signedIn(status)) queue(photo);
      else offer(photo, ["Gửi lại", () => { photo.asked = false; queue(photo); }]);
    } else if (status === 0 || status === 409 || status === 429 || status >= 500) {
      photo.tries += 1;
      if (photo.tries <= TRIES && navigator.onLine) {
        photo.row.says.textContent = `Chưa gửi được, đang thử lại lần ${photo.tries}`;
        setTimeout(() => queue(photo), FIRST_WAIT * 2 ** (photo.tries - 1));
      } else {
        stop(photo);
      }
    } else {
      shelf.drop(photo.key);
      photo.row.says.className = "error";
      photo.row.says.textContent = read(answer.html).body.textContent.trim().slice(0, 300) || "Ảnh này không gửi được.";
      offer(photo, ["Đóng", () => leave(photo)]);
    }
  }

  function queue(photo) {
    photo.stopped = false;
    photo.row.buttons?.remove();
    line.push(photo);
    go();
  }

  async function go() {
    if (busy >= AT_ONCE || !line.length) return;
    busy += 1;
    const photo = line.shift();
    try {
      await work(photo);
    } catch { // the line died while it was asked who one is
      stop(photo);
    } finally {
      busy -= 1;
      go();
    }
  }

  const all = [];
  function admit(photo) {
    if (known.has(photo.key)) return;
    known.add(photo.key);
    Object.assign(photo, { row: row(photo), tries: 0, stopped: false, asked: false });
    all.push(photo);
    queue(photo);
  }

  const again = () => {
    for (const photo of all) {
      if (photo.stopped && photo.row.item.isConnected) {
        photo.tries = 0;
        queue(photo);
      }
    }
  };
  addEventListener("online", again);

  const input = form?.querySelector("input[type=file]");
  if (input) {
    input.multiple = true;
    form.querySelector("[data-one]").hidden = true;
    form.querySelector("[data-many]").hidden = false;
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) {
        const taken = await takenOn(file);
        const blob = await shrink(file);
        const photo = { key: fresh(), address, name: file.name || "anh.jpg", taken, blob, at: Date.now() };
        await shelf.put(photo);
        admit(photo);
      }
    });
  }
  shelf.waiting(address).then((photos) => photos.forEach(admit));
});
