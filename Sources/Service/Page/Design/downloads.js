import { element, write } from "./elements.js";
import { save } from "./files.js";
import { post } from "./panel.js";
import { announce } from "./announcer.js";

/** Buttons that ask for a file and hand it over. An entry is `{ id, words, file, path, body }` or `{ ..., text }`. */
export function downloads(place, entries) {
  const note = element("p", { class: "problem", hidden: true });
  for (const { id, words, file, path, body, text } of entries) {
    const button = element(
      "button",
      {
        type: "button",
        id,
        onclick: async () => {
          button.disabled = true;
          note.hidden = true;
          try {
            const content = text ? new Blob([text()], { type: "text/csv" }) : await (await post(path, body())).blob();
            save(file, content);
            announce(`${file} is saved.`);
          } catch (problem) {
            write(note, `${file} could not be made: ${problem.detail ?? problem.message}`);
            note.hidden = false;
            announce(note.textContent);
          } finally {
            button.disabled = false;
          }
        },
      },
      words,
    );
    place.append(button);
  }
  place.after(note);
}
