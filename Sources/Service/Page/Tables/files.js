import { element } from "./elements.js";

/** The most that the server reads, bytes. */
const most = 1_000_000;

/** Says above the page that something could not be taken. */
export function trouble(words) {
  document.dispatchEvent(new CustomEvent("trouble", { detail: words }));
}

/** Hands over a file's text and name; one that is too large is refused in words. */
async function read(file, take) {
  if (file.size > most) trouble(`${file.name} has ${file.size} bytes; tables may have ${most}.`);
  else take(await file.text(), file.name);
}

/** A button that opens a file and hands over its text. */
export function openButton(words, id, take) {
  const input = element("input", {
    type: "file",
    id,
    class: "unseen",
    accept: ".csv,.tsv,.txt,text/csv",
    onchange: async () => {
      const [file] = input.files;
      if (file) await read(file, take);
      input.value = "";
    },
  });
  return element("label", { class: "button", for: id }, words, input);
}

/** Lets files be dropped on a place; the first one's text is handed over. */
export function dropTarget(place, take) {
  const over = (on) => place.classList.toggle("over", on);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  place.addEventListener("dragleave", () => over(false));
  place.addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer.files;
    if (file) await read(file, take);
  });
}

/** Hands a file to the reader. */
export function save(name, content, kind) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: kind }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
