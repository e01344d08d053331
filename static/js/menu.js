// The account menu closes on Escape and when the focus or a click goes elsewhere. Signing out takes along what copies.js
// and shelf.js hold of this person on this machine, which may be shared; other tabs are told, and keep nothing any more.
// It is waited for: what is begun while a page goes need not be done.
async function takeAlong() {
  const { person, photos, PREFIX, texts } = await import("./shelf.js");
  document.dispatchEvent(new Event("antq:out"));
  try {
    localStorage.setItem("antq-ra", person);
    for (const key of Object.keys(localStorage)) if (key === "antq-ra" || key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing has nothing to take along */ }
  await Promise.all([texts, photos].map(async (all) => Promise.all((await all.recent()).map(({ key }) => all.drop(key)))));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !/\/dang-xuat(-moi-noi)?$/.test(form.action)) return;
  event.preventDefault();
  await Promise.race([takeAlong().catch(() => {}), new Promise((done) => { setTimeout(done, 1000); })]);
  form.submit();
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.activeElement?.closest?.(".account[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  const menu = document.querySelector(".account[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
