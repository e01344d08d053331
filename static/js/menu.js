// The account menu closes on Escape and when the focus or a click goes elsewhere. Signing out takes along what copies.js
// and shelf.js hold on this machine, which may be shared.
document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname !== "/dang-xuat") return;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("antq-nhap:")) localStorage.removeItem(key);
    }
    indexedDB.deleteDatabase("antq-cho-gui");
  } catch { /* a browser that keeps nothing has nothing to take along */ }
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
