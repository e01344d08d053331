// Each copy is kept twice: in localStorage, where a page that goes can still write, but which reaches the disk up to a
// minute late; and on the shelf, which is on the disk at once.
import { gone, isRecent, PREFIX, texts } from "./shelf.js";

export const SENT = "antq-gui";

let line = Promise.resolve(); // one after the other: what was found is read before anything newer takes its place
const then = (act) => { line = line.then(() => (gone ? null : act())); return line; };

function written(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is closed to us, or holds something else
  }
}

// The newest copy under these names that `isNew`. The shelf is waited for: else it would be taken for empty and cleared.
export async function find(names, isNew) {
  const keys = names.map((name) => PREFIX + name);
  const shelf = keys.map((key) => then(() => texts.get(key)));
  const all = [...keys.map(written), ...(await Promise.all(shelf))];
  return all.filter((copy) => isRecent(copy) && isNew(copy)).sort((a, b) => b.at - a.at)[0] ?? null;
}

export function put(name, copy) {
  if (gone) return;
  const whole = { ...copy, at: Date.now() };
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(whole));
  } catch { /* full or closed: the form works without it */ }
  then(() => texts.put({ ...whole, key: PREFIX + name }));
}

export function drop(...names) {
  for (const name of names) {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch { /* closed: nothing lies there */ }
    then(() => texts.drop(PREFIX + name));
  }
}

// What is a week old goes, whoever typed it. So does what the last page sent, when its answer led on: one that says what
// is wrong, a dead line and an ended session lead nowhere.
then(() => texts.recent());
try {
  for (const key of Object.keys(localStorage)) if (key.startsWith("antq-nhap:") && !isRecent(written(key))) localStorage.removeItem(key);
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [way] = performance.getEntriesByType("navigation");
  if (sent && way.redirectCount && !/^\/(dang-nhap|tai-khoan)/.test(location.pathname)) drop(sent);
} catch { /* closed: nothing lies there */ }
