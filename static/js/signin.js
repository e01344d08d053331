// The session ended while somebody was writing: sign in here, over the page, and go on. The page keeps what was typed.
// What one person typed is not sent under the name of the next.
const BUSY = "Hệ thống đang bận. Thử lại sau ít phút.";

async function ask(address, options) {
  const answer = await fetch(address, { ...options, signal: AbortSignal.timeout?.(20_000) });
  return [answer, new DOMParser().parseFromString(await answer.text(), "text/html")];
}

function takeToken(from, root = document) {
  const token = from.querySelector("input[name=csrf_token]")?.value;
  for (const field of token ? root.querySelectorAll("input[name=csrf_token]") : []) field.value = token;
}

function takeOver(page) {
  if (page.documentElement.dataset.person !== document.documentElement.dataset.person) return false;
  takeToken(page);
  return document.dispatchEvent(new Event("antq:back"));
}

// The page of the form, asked for once more, carries the token of today's session; false when it is not ours to read.
export async function tokenOf(form) {
  const [answer, page] = await ask(form.action);
  if (answer.status === 429 || answer.status >= 500) throw new Error(BUSY);
  return answer.ok && new URL(answer.url).pathname === new URL(form.action).pathname && takeOver(page);
}

export async function signIn(form) {
  const path = new URL(form.action).pathname;
  const [, page] = await ask(`/dang-nhap?tiep=${encodeURIComponent(path)}`);
  const asked = page.getElementById("dang-nhap");
  if (!asked) return tokenOf(form); // signed in again in another tab
  const box = document.createElement("dialog");
  box.setAttribute("aria-labelledby", "het-phien");
  box.innerHTML = '<form method="dialog"><button class="btn quiet small close">Đóng</button></form>'
    + '<h2 id="het-phien">Phiên đăng nhập đã hết</h2>'
    + "<p>Đăng nhập lại tại đây để lưu. Nội dung vừa gõ còn nguyên trên trang này.</p>"
    + '<p class="error" role="alert" hidden></p>';
  const wrong = box.querySelector(".error");
  box.append(document.importNode(asked, true));
  document.body.append(box);
  return new Promise((done) => {
    const end = (worth) => { box.remove(); done(worth); };
    box.addEventListener("close", () => end(false));
    box.addEventListener("submit", async (event) => {
      if (event.target.method === "dialog") return;
      event.preventDefault();
      const sent = event.target;
      try {
        const [{ ok, status }, next] = await ask(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent)) });
        const again = next.getElementById("dang-nhap");
        if (again) {
          sent.replaceWith(document.importNode(again, true));
          wrong.textContent = again.querySelector(".error")?.textContent ?? "Chưa đăng nhập được.";
        } else if (ok && takeOver(next)) {
          return end(true);
        } else {
          takeToken(next, box); // another account is signed in now
          wrong.textContent = ok ? "Đăng nhập bằng tài khoản đã mở trang này."
            : status === 403 || status === 404 ? "Tài khoản này không mở được hồ sơ. Đăng nhập bằng tài khoản của đơn vị." : BUSY;
        }
      } catch {
        wrong.textContent = "Mất kết nối. Thử lại khi có mạng.";
      }
      wrong.hidden = false;
      for (const each of box.querySelectorAll("form")) delete each.dataset.sending;
      for (const each of box.querySelectorAll("[aria-busy]")) each.removeAttribute("aria-busy");
    });
    box.showModal();
    box.querySelector("input[name=username]")?.focus();
  });
}
