// What waits on this machine until the site has it, in the browser's own database: photos that were chosen and texts that
// were typed. Taken along at sign-out (menu.js), forgotten after a week.
const NAME = "antq-cho-gui";
const WEEK = 7 * 24 * 3600 * 1000;

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

// None of these fails: a browser that keeps nothing sends what it has in hand.
const kind = (store) => ({
  put: (thing) => ask(store, "readwrite", (all) => all.put(thing)).then(() => true, () => false),
  get: (key) => ask(store, "readonly", (all) => all.get(key)).catch(() => null),
  drop: (key) => ask(store, "readwrite", (all) => all.delete(key)).catch(() => {}),
  async recent() { // everything of the last week; what is older is forgotten
    const all = await ask(store, "readonly", (kept) => kept.getAll()).catch(() => []);
    for (const thing of all) if (!isRecent(thing)) this.drop(thing.key);
    return all.filter(isRecent);
  },
});

export const texts = kind("texts");
export const photos = {
  ...kind("photos"),
  async waiting(address) {
    return (await photos.recent()).filter((photo) => photo.blob instanceof Blob && photo.address === address);
  },
};
