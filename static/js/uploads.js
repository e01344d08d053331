// Shows what was chosen and says at once when a file is too big; the server checks everything again.
const MB = 1024 * 1024;

function entry(file, limit) {
  const item = document.createElement("li");
  if (file.type.startsWith("image/")) {
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
    picture.addEventListener("error", () => picture.remove());
    item.append(picture);
  }
  const size = (file.size / MB).toFixed(1).replace(".", ",");
  item.append(`${file.name} (${size} MB)`);
  if (file.size > limit * MB) {
    const words = document.createElement("p");
    words.className = "error";
    words.textContent = `Tệp lớn hơn ${limit} MB. Chọn tệp nhỏ hơn.`;
    item.append(words);
  }
  return item;
}

// A photo that was chosen and described but not sent is easily left behind by a click on "Tiếp tục".
let waiting = false;
addEventListener("submit", () => { waiting = false; }, true);
addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches?.("input[type=file][data-upload]")) return;
  waiting = input.files.length > 0;
  let list = input.nextElementSibling;
  if (!list?.matches(".previews")) {
    list = document.createElement("ul");
    list.className = "previews";
    list.setAttribute("role", "status");
    input.after(list);
  }
  const limit = Number(input.dataset.upload);
  list.replaceChildren(...[...input.files].map((file) => entry(file, limit)));
  const tooBig = [...input.files].some((file) => file.size > limit * MB);
  input.setAttribute("aria-invalid", tooBig);
});
