// What stands out in the words of an answer comes with its saving and is put below its field, while the person types on.
const html = (nodes) => [...nodes].map((node) => node.outerHTML).join("");

document.addEventListener("antq:sent", ({ target: form }) => {
  for (const brought of form.querySelectorAll("template[data-warned-now]")) {
    for (const now of brought.content.children) {
      const place = form.querySelector(`[data-warnings-of="${now.dataset.of}"]`);
      if (place && html(place.children) !== html(now.children)) place.replaceChildren(...document.importNode(now, true).children);
    }
    brought.remove();
  }
}, true); // heard on its way down: what a form tells does not rise
