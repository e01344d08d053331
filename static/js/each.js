// Run `act` on every element that matches, now and in whatever htmx puts into the page later; once per element.
const seen = new WeakMap();

export function each(selector, act) {
  const look = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      const done = seen.get(element) ?? new Set();
      if (done.has(act)) continue; // not by the selector: another file may want the same elements
      seen.set(element, done.add(act));
      act(element);
    }
  };
  look(document);
  document.addEventListener("htmx:after:process", () => look(document));
}
