// The session ended while somebody was writing: sign in here, over the page, and go on. The page keeps what was typed.
const page = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

function takeToken(from) {
  const token = from.querySelector("input[name=csrf_token]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = token;
  return true;
}

// The page of the form, asked for once more, carries the token of today's session; false when it is not ours to read.
export async function tokenOf(form) {
  const answer = await fetch(form.action);
  if (!answer.ok || new URL(answer.url).pathname !== new URL(form.action).pathname) return false;
  return takeToken(await page(answer));
}

export async function signIn(form) {
  const path = new URL(form.action).pathname;
  const answer = await fetch(`/dang-nhap?tiep=${encodeURIComponent(path)}`);
  const ask = (await page(answer)).getElementById("dang-nhap");
  if (!ask) return tokenOf(form); // signed in again in another tab
  const box = document.createElement("dialog");
  box.setAttribute("aria-labelledby", "het-phien");
  box.innerHTML = '<form method="dialog"><button class="btn quiet small close">Đóng</button></form>'
    + '<h2 id="het-phien">Phiên đăng nhập đã hết</h2>'
    + "<p>Đăng nhập lại tại đây để lưu. Nội dung vừa gõ còn nguyên trên trang này.</p>"
    + '<p class="error" role="alert" hidden></p>';
  const wrong = box.querySelector(".error");
  box.append(document.importNode(ask, true));
  document.body.append(box);
  return new Promise((done) => {
    const end = (worth) => { box.remove(); done(worth); };
    box.addEventListener("close", () => end(false));
    box.addEventListener("submit", async (event) => {
      if (event.target.method === "dialog") return;
      event.preventDefault();
      const sent = event.target;
      try {
        const reply = await fetch(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent)) });
        const next = await page(reply);
        const again = next.getElementById("dang-nhap");
        if (!again) {
          if (reply.ok && takeToken(next)) return end(true);
          wrong.textContent = "Tài khoản này không mở được hồ sơ. Đăng nhập bằng tài khoản của đơn vị.";
        } else {
          sent.replaceWith(document.importNode(again, true));
          wrong.textContent = again.querySelector(".error")?.textContent ?? "Chưa đăng nhập được.";
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
