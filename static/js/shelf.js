// Photos that were chosen and not yet sent, kept on this machine until the site has them; taken along at sign-out.
const NAME = "antq-anh";
const WEEK = 7 * 24 * 3600 * 1000;

function ask(mode, act) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("photos", { keyPath: "key" });
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      base.onversionchange = () => base.close();
      const deal = base.transaction("photos", mode);
      const answer = act(deal.objectStore("photos"));
      deal.oncomplete = () => { base.close(); done(answer.result); };
      deal.onabort = () => { base.close(); fail(deal.error); };
    };
  });
}

// None of these fails: a browser that keeps nothing sends what it has in hand.
export const put = (photo) => ask("readwrite", (photos) => photos.put(photo)).then(() => true, () => false);
export const drop = (key) => ask("readwrite", (photos) => photos.delete(key)).catch(() => {});
export const waiting = async (address) => {
  const all = await ask("readonly", (photos) => photos.getAll()).catch(() => []);
  const good = all.filter((photo) => photo.blob instanceof Blob && Date.now() - photo.at <= WEEK);
  for (const photo of all) if (!good.includes(photo)) drop(photo.key);
  return good.filter((photo) => photo.address === address);
};
