import { describe, set, write } from "./elements.js";
import { announce } from "./announcer.js";

/** Shows in one panel what is wrong: at the cell or the option, above the answer, and to those who listen. */
export class Problems {
  #options = [];

  /** `grids` by the name that the server has for their table. */
  constructor(panel, note, grids) {
    Object.assign(this, { panel, note, grids });
  }

  clear() {
    this.note.hidden = true;
    for (const grid of Object.values(this.grids)) grid.unmark();
    for (const input of this.#options) {
      set(input, "aria-invalid", null);
      describe(input, this.note.id, false);
    }
    this.#options = [];
  }

  show(problem) {
    this.clear();
    const grid = this.grids[problem.table];
    grid?.mark(problem);
    const place = problem.option && this.panel.querySelector(`[data-option="${CSS.escape(problem.option)}"]`);
    for (const input of place?.querySelectorAll("input, select") ?? []) {
      set(input, "aria-invalid", "true");
      describe(input, this.note.id, true);
      this.#options.push(input);
    }
    write(this.note, grid ? `Stopped at what is marked in the table: ${problem.detail}` : problem.detail);
    this.note.hidden = false;
    announce(problem.detail);
  }
}
