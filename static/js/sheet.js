// On a phone the filters leave the page and fill the screen. The element itself is moved, so that its form keeps what
// was ticked and its htmx attributes; it goes back to its place when the sheet is closed.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-open-sheet]");
  const part = opener && document.getElementById(opener.dataset.openSheet);
  if (!part || !HTMLDialogElement.prototype.showModal) return;
  event.preventDefault();
  const place = document.createComment("sheet");
  part.before(place);
  const sheet = document.createElement("dialog");
  sheet.className = "sheet";
  sheet.setAttribute("aria-label", opener.textContent.trim());
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "btn";
  shut.textContent = "Xem kết quả";
  shut.addEventListener("click", () => {
    const form = part.querySelector("form:not([data-hx-get])");
    sheet.close();
    form?.requestSubmit();
  });
  const bar = document.createElement("div");
  bar.className = "bottom-bar";
  bar.append(shut);
  sheet.append(part, bar);
  sheet.addEventListener("close", () => {
    place.replaceWith(part);
    sheet.remove();
    opener.focus();
  });
  document.body.append(sheet);
  sheet.showModal();
});
