// Photos of a [data-lightbox] open over the page. Without this the link opens the photo itself.
let box;
let links = [];
let at = 0;

function build() {
  box = document.createElement("dialog");
  box.className = "lightbox";
  box.setAttribute("aria-label", "Xem ảnh");
  box.innerHTML = '<figure><img alt=""><figcaption aria-live="polite"></figcaption></figure>'
    + '<button class="prev" type="button" aria-label="Ảnh trước">‹</button>'
    + '<button class="next" type="button" aria-label="Ảnh sau">›</button>'
    + '<button class="shut" type="button" aria-label="Đóng">×</button>';
  document.body.append(box);
  box.querySelector(".prev").addEventListener("click", () => show(at - 1));
  box.querySelector(".next").addEventListener("click", () => show(at + 1));
  box.querySelector(".shut").addEventListener("click", () => box.close());
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
  box.addEventListener("close", () => links[at]?.focus());
}

function show(index) {
  at = (index + links.length) % links.length;
  const small = links[at].querySelector("img");
  const image = box.querySelector("img");
  image.src = links[at].href;
  image.alt = small?.alt ?? "";
  const words = links[at].closest("figure")?.querySelector("figcaption")?.textContent ?? image.alt;
  box.querySelector("figcaption").textContent = links.length > 1 ? `${words} (${at + 1}/${links.length})` : words;
  for (const button of box.querySelectorAll(".prev, .next")) button.hidden = links.length < 2;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-lightbox] a");
  if (!link?.querySelector("img") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!box) build();
  links = [...link.closest("[data-lightbox]").querySelectorAll("a:has(img)")];
  show(links.indexOf(link));
  box.showModal();
});
