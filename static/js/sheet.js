// On a phone the filters leave the page and fill the screen. The element itself is moved, so that its form keeps what
// was ticked and its htmx attributes; it goes back to its place when the sheet is closed. The button of the sheet says
// how much is found so far, in the words of [data-sheet-says]; the opener may have been swapped meanwhile.
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
  const plain = part.querySelector("form:not([data-hx-get])");
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "btn";
  shut.addEventListener("click", () => {
    sheet.close();
    plain?.requestSubmit();
  });
  const say = () => {
    const found = document.querySelector("[data-sheet-says]");
    shut.textContent = found && !plain ? `Xem ${found.textContent}` : "Xem kết quả";
  };
  const bar = document.createElement("div");
  bar.className = "bottom-bar";
  bar.append(shut);
  sheet.append(part, bar);
  document.addEventListener("htmx:after:swap", say);
  sheet.addEventListener("close", () => {
    document.removeEventListener("htmx:after:swap", say);
    place.replaceWith(part);
    sheet.remove();
    document.querySelector(`[data-open-sheet="${part.id}"]`)?.focus();
  });
  document.body.append(sheet);
  say();
  sheet.showModal();
});
