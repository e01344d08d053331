// Copies of what is typed, each kept twice on this machine: in localStorage, where a page that is being closed can still
// write, and on the shelf, which is on the disk at once. The first reaches the disk up to a minute late, too late for a
// browser that is killed; the second cannot be written any more while a page goes.
import { isRecent, texts } from "./shelf.js";

const PREFIX = "antq-nhap:";

// Whoever signs out leaves nothing behind, not even what was typed in the last moment (menu.js takes the older along).
let leaving = false;
document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname === "/dang-xuat") leaving = true;
});

let line = Promise.resolve(); // one after the other: what was found is read before anything newer takes its place
const then = (act) => { line = line.then(() => (leaving ? null : act())); return line; };

function written(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null; // storage is closed to us, or holds something else
  }
}

// The newest copy under these names that `isNew`, or nothing. However slow the shelf is: what is not waited for would be
// taken for nothing and thrown away.
export async function find(names, isNew) {
  const shelf = names.map((name) => then(() => texts.get(PREFIX + name)));
  const all = [...names.map(written), ...(await Promise.all(shelf))];
  return all.filter((copy) => isRecent(copy) && isNew(copy)).sort((a, b) => b.at - a.at)[0] ?? null;
}

export function put(name, copy) {
  if (leaving) return;
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

// What nobody came back for within a week goes, whichever form it was typed into.
then(() => texts.recent());
try {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !isRecent(written(key.slice(PREFIX.length)))) localStorage.removeItem(key);
  }
} catch { /* closed: nothing lies there */ }
