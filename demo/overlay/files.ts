/** Far longer than any browser takes to get hold of a file. */
const HELD_MS = 60_000;

/** Hands a file to the visitor's downloads. */
export async function saveFile(file: Promise<Blob>, name: string): Promise<void> {
  const href = URL.createObjectURL(await file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), HELD_MS);
}

/** Puts a file into the clipboard: a PNG as an image, everything else as text. */
export async function copyFile(file: Promise<Blob>, name: string): Promise<void> {
  const isImage = name.endsWith('.png');
  try {
    // Promises, since Safari forgets the click while a large image is written.
    const content = isImage ? file : file.then((blob) => blob.text());
    const item = new ClipboardItem({ [isImage ? 'image/png' : 'text/plain']: content });
    await navigator.clipboard.write([item]);
  } catch (cause) {
    // Where the file itself failed, that is the reason to tell.
    await file;
    const message = 'The browser did not let this page use the clipboard. Download the file instead.';
    throw new Error(message, { cause });
  }
}
