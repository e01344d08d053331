// What waits on this machine until the site has it, in the browser's own database. It belongs to a person, is taken along
// at their sign-out (menu.js) and forgotten after a week.
const NAME = "antq-cho-gui";
const WEEK = 7 * 24 * 3600 * 1000;
export const person = document.documentElement.dataset.person;

export const PREFIX = `antq-nhap:${person} `;
export const isRecent = (thing) => Boolean(thing) && Date.now() - thing.at < WEEK;

function ask(store, mode, act) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => ["photos", "texts"].forEach((each) => opening.result.createObjectStore(each, { keyPath: "key" }));
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      base.onversionchange = () => base.close();
      const deal = base.transaction(store, mode);
      const answer = act(deal.objectStore(store));
      deal.oncomplete = () => { base.close(); done(answer.result); };
      deal.onabort = () => { base.close(); fail(deal.error); };
    };
  });
}

// Whoever signs out, here or in another tab, leaves nothing behind, not even what is typed later.
export let gone = false;
addEventListener("storage", ({ key, newValue }) => { if (key === "antq-ra" && newValue === person) gone = true; });
for (const name of ["antq:out", "antq:back"]) document.addEventListener(name, () => { gone = name === "antq:out"; });

// None of these fails: a browser that keeps nothing sends what it has in hand.
const kind = (store) => ({
  put: async (thing) => !gone && ask(store, "readwrite", (all) => all.put({ ...thing, person })).then(() => true, () => false),
  get: (key) => ask(store, "readonly", (all) => all.get(key)).catch(() => null),
  drop: (key) => ask(store, "readwrite", (all) => all.delete(key)).catch(() => {}),
  async recent() { // one's own of the last week; what is older is forgotten
    const all = await ask(store, "readonly", (kept) => kept.getAll()).catch(() => []);
    for (const thing of all) if (!isRecent(thing)) this.drop(thing.key);
    return all.filter((thing) => isRecent(thing) && thing.person === person);
  },
});

export const texts = kind("texts");
export const photos = {
  ...kind("photos"),
  async waiting(address) {
    return (await photos.recent()).filter((photo) => photo.blob instanceof Blob && photo.address === address);
  },
};
