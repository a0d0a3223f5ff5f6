import { describe, element, set, write } from "./elements.js";
import { cellAt } from "./delimited.js";

/** Marks the cell of a grid that an answer calls bad, with the answer's words under the table. */
export class GridMarks {
  constructor(grid) {
    this.grid = grid;
    this.note = element("p", { class: "problem", id: `${grid.name}-problem`, hidden: true });
    this.marked = [];
  }

  clear() {
    for (const target of this.marked) {
      set(target, "aria-invalid", null);
      describe(target, this.note.id, false);
    }
    this.marked = [];
    this.note.hidden = true;
  }

  /** Marks the place of a problem in this table. */
  mark({ line, column, cell, detail }) {
    this.clear();
    this.marked = this.targets(line, column, cell);
    for (const target of this.marked) {
      set(target, "aria-invalid", "true");
      describe(target, this.note.id, true);
    }
    write(this.note, `${this.place(line)}${detail}`);
    this.note.hidden = false;
  }

  /** Where the marks stand, in words: a cell, a column or a row. */
  place(line) {
    const [first, second] = this.marked;
    if (!first) return "";
    if (!second) return `${first.getAttribute("aria-label")}: `;
    return line === 1 ? `Column ${this.grid.column(first.dataset.column).label}: ` : `Row ${line - 1}: `;
  }

  /** The inputs that a place means: a cell, a whole column where the place is its heading, or a whole row. */
  targets(line, column, cell) {
    const { grid } = this;
    if (cell) return [grid.cell(cell.row, cell.column)].filter(Boolean);
    if (!line) return [];
    const table = grid.shown;
    if (line === 1) {
      const name = table.heading[column ? cellAt(table.heading, column) : 0];
      return table.rows.map((_, row) => grid.cell(row, name)).filter(Boolean);
    }
    const row = table.rows[line - 2];
    if (!row) return [];
    const names = column ? [table.heading[cellAt(row, column)]] : table.heading;
    return names.map((name) => grid.cell(line - 2, name)).filter(Boolean);
  }
}
