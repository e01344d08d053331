// Every page works without any of this. A behaviour is one file, fetched only by a page that has something for it
// (now, or after htmx put it there), so that a public page on a slow line asks for two files and not twelve.
import "./submit.js";

const BEHAVIOURS = {
  "[data-error-summary]": "./errors.js",
  "[data-open-dialog]": "./dialogs.js",
  "[data-lightbox]": "./lightbox.js",
  "[data-open-sheet]": "./sheet.js",
  "[data-upload]": "./uploads.js",
  "[data-keep]": "./keep.js",
  "[data-autosave]": "./autosave.js",
  "[data-warnings-of]": "./warned.js",
  "[data-photos-of]": "./photos.js",
  "[data-in-place]": "./inplace.js",
  "[data-count-of]": "./count.js",
  "[data-copy]": "./copy.js",
  "[data-show-password]": "./password.js",
  ".account": "./menu.js",
};

function furnish() {
  for (const [selector, file] of Object.entries(BEHAVIOURS)) {
    if (document.querySelector(selector)) {
      delete BEHAVIOURS[selector];
      import(file);
    }
  }
}

document.documentElement.classList.add("js");
try {
  if (sessionStorage.getItem("antq-gui")) import("./copies.js"); // what the last page sent was perhaps taken
} catch { /* closed: nothing lies there */ }
furnish();
document.addEventListener("htmx:after:process", furnish);
