import { element, set, write } from "./elements.js";
import { measured } from "./numbers.js";

/**
 * A table of an answer, changed in place. A column is `{ name, label, unit, value(row), show(value), plain }`; rows
 * are `{ key, ... }`. Numbers stand in `data` elements with all their digits. Against pinned rows differences are told
 * by an arrow, a number and words.
 */
export class LiveTable {
  constructor(place, { caption, id, empty = "" }) {
    this.head = element("tr");
    this.body = element("tbody");
    this.table = element(
      "table",
      { class: "live", id },
      element("caption", { class: "unseen" }, caption),
      element("thead", {}, this.head),
      this.body,
    );
    this.caption = this.table.caption;
    this.empty = element("p", { class: "help", hidden: true }, empty);
    this.scroll = element("div", { class: "scroll" }, this.table);
    const reachable = () => set(this.scroll, "tabindex", this.scroll.scrollWidth > this.scroll.clientWidth ? 0 : null);
    const sizes = new ResizeObserver(reachable);
    for (const part of [this.scroll, this.table]) sizes.observe(part);
    place.append(this.scroll, this.empty);
  }

  show(columns, rows, pinned = null) {
    this.scroll.hidden = rows.length === 0;
    this.empty.hidden = rows.length > 0 || this.empty.textContent === "";
    const layout = JSON.stringify(columns.map(({ name, label, unit }) => [name, label, unit]));
    if (layout !== this.layout) {
      this.layout = layout;
      this.body.replaceChildren();
      this.head.replaceChildren(
        ...columns.map(({ label, unit, plain }) =>
          element(
            "th",
            { scope: "col", class: plain ? "" : "number" },
            label,
            unit && element("span", { class: "unit" }, ` [${unit}]`),
          ),
        ),
      );
    }
    while (this.body.rows.length > rows.length) this.body.lastChild.remove();
    while (this.body.rows.length < rows.length) this.body.append(this.row(columns));
    for (const [index, row] of rows.entries())
      this.fill(
        this.body.rows[index],
        columns,
        row,
        pinned?.find((each) => each.key === row.key),
      );
  }

  row(columns) {
    return element(
      "tr",
      {},
      ...columns.map(({ plain }, at) => {
        const attributes = at === 0 ? { scope: "row" } : { class: plain ? "" : "number" };
        return element(
          at === 0 ? "th" : "td",
          attributes,
          plain ? null : element("data", { value: "" }),
          plain ? null : element("span", { class: "difference" }),
        );
      }),
    );
  }

  fill(line, columns, row, old) {
    set(line, "class", row.mark ?? null);
    for (const [at, column] of columns.entries()) {
      const cell = line.cells[at],
        value = column.value(row);
      if (column.plain) {
        write(cell, value);
        continue;
      }
      const [data, difference] = cell.children;
      set(data, "value", value);
      write(data, value == null ? "–" : (column.show ?? measured)(value));
      set(data, "data-column", column.name);
      this.compare(difference, value, old && column.value(old), column.show ?? measured, old === undefined);
    }
  }

  compare(place, value, old, show, none) {
    const by = none || old == null || value == null ? null : value - old;
    const same = by !== null && Math.abs(by) <= 1e-9 * Math.max(1, Math.abs(old));
    set(
      place,
      "class",
      by === null ? "difference" : same ? "difference same" : by > 0 ? "difference up" : "difference down",
    );
    write(place, by === null ? "" : same ? "=" : `${by > 0 ? "▲ +" : "▼ −"}${show(Math.abs(by))}`);
    set(
      place,
      "aria-label",
      by === null ? null : same ? "as pinned" : `${show(Math.abs(by))} ${by > 0 ? "more" : "less"} than pinned`,
    );
    set(place, "role", by === null ? null : "img");
  }
}
