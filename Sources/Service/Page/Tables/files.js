import { element } from "./elements.js";

/** A button that opens a file and hands over its text. */
export function openButton(words, id, take) {
  const input = element("input", {
    type: "file", id, class: "unseen", accept: ".csv,.tsv,.txt,text/csv",
    onchange: async () => {
      const [file] = input.files;
      if (file) take(await file.text(), file.name);
      input.value = "";
    },
  });
  return element("label", { class: "button", for: id }, words, input);
}

/** Lets files be dropped on a place; the first one's text is handed over. */
export function dropTarget(place, take) {
  const over = (on) => place.classList.toggle("over", on);
  place.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  place.addEventListener("dragleave", () => over(false));
  place.addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer.files;
    if (file) take(await file.text(), file.name);
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
