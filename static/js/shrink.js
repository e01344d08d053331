// A photo as it is sent: upright, at most 1920 points long, JPEG. Nothing of the camera or the place is left in it; the
// day it was taken is read first. What this browser cannot open goes as it is: the site says what is wrong with it.
const LONGEST = 1920;
const QUALITY = 0.82;

export async function shrink(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((done) => { canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", QUALITY); });
  } catch {
    return file;
  }
}

// dd/mm/yyyy of the first date that a camera wrote ("2026:08:19 10:42:00"), or "".
export async function takenOn(file) {
  try {
    const head = new TextDecoder("latin1").decode(await file.slice(0, 65536).arrayBuffer());
    const [, year, month, day] = head.match(/(20\d\d):(\d\d):(\d\d) \d\d:\d\d:\d\d/) ?? [];
    return year ? `${day}/${month}/${year}` : "";
  } catch {
    return "";
  }
}
