import { element, set } from "./elements.js";
import { numberIn } from "./numbers.js";
import { Slider } from "./slider.js";
import { GridMarks } from "./gridmarks.js";
import { dropTarget, openButton } from "./files.js";
import { paste, take } from "./gridintake.js";

/**
 * A table that is edited in place. It keeps no data: `change(edit, gesture)` gets a function that edits the table of
 * the problem, and `show(table)` shows what came of it. A column is `{ name, label, unit, optional, fresh(table),
 * scale, slide(table, row, value), empty }`.
 */
export class Grid {
  constructor(place, { name, caption, columns, change, settle, fresh, added, removed, scale }) {
    Object.assign(this, { name, caption, columns, change, settle, fresh, added, removed, scale });
    this.head = element("tr");
    this.body = element("tbody", { onkeydown: (event) => this.walk(event), onpaste: (event) => paste(this, event) });
    this.table = element(
      "table",
      { class: "grid" },
      element("caption", { class: "unseen" }, caption),
      element("thead", {}, this.head),
      this.body,
    );
    this.marks = new GridMarks(this);
    this.more = element("select", { "aria-label": `Add a column to ${caption}`, onchange: () => this.addColumn() });
    const tools = element(
      "div",
      { class: "buttons" },
      element("button", { type: "button", id: `${name}-add`, onclick: () => this.addRow() }, "Add a row"),
      this.scale &&
        element(
          "button",
          { type: "button", id: `${name}-scale`, onclick: () => this.change((table) => this.scale(table)) },
          "Scale to sum 1",
        ),
      this.more,
      openButton("Open CSV…", `${name}-file`, (text) => take(this, text)),
    );
    place.append(element("div", { class: "scroll" }, this.table), this.marks.note, tools);
    dropTarget(place, (text) => take(this, text));
    this.place = place;
  }

  column(name) {
    return this.columns.find((column) => column.name === name) ?? { name, label: name };
  }
  id(row, name) {
    return `${this.name}-${row}-${name}`;
  }
  cell(row, name) {
    return this.body.rows[row]?.querySelector(`input[data-column="${CSS.escape(name)}"][type=text]`);
  }

  show(table) {
    const focused = document.activeElement?.id;
    if (this.heading?.join() !== table.heading.join()) this.buildHead(table.heading);
    while (this.body.rows.length > table.rows.length) this.body.lastChild.remove();
    while (this.body.rows.length < table.rows.length) this.body.append(this.buildRow(this.body.rows.length));
    for (const [index, row] of table.rows.entries()) this.fill(index, row);
    this.shown = table;
    if (focused && document.activeElement?.id !== focused && this.place.querySelector(`#${CSS.escape(focused)}`)) {
      document.getElementById(focused).focus();
    }
  }

  buildHead(heading) {
    this.heading = [...heading];
    this.body.replaceChildren();
    this.head.replaceChildren(
      ...heading.map((name) => {
        const column = this.column(name);
        return element(
          "th",
          { scope: "col", id: `${this.name}-head-${name}` },
          column.label,
          column.unit && element("span", { class: "unit" }, ` [${column.unit}]`),
          column.optional || !this.columns.includes(column) ? this.removal(column) : null,
        );
      }),
      element("th", { scope: "col" }, element("span", { class: "unseen" }, "Order")),
    );
    const missing = this.columns.filter((column) => column.optional && !heading.includes(column.name));
    this.more.replaceChildren(
      element("option", { value: "" }, "Add a column…"),
      ...missing.map((column) => element("option", { value: column.name }, column.menu ?? column.label)),
    );
    this.more.hidden = missing.length === 0;
  }

  removal(column) {
    const words = `Remove the column ${column.label}`;
    return element(
      "button",
      { type: "button", class: "small", "aria-label": words, onclick: () => this.removeColumn(column.name) },
      "×",
    );
  }

  buildRow(index) {
    const row = element("tr");
    row.sliders = {};
    for (const [at, name] of this.heading.entries()) {
      const column = this.column(name);
      const input = element("input", {
        type: "text",
        id: this.id(index, name),
        "data-column": name,
        autocomplete: "off",
        spellcheck: "false",
        inputmode: column.scale ? "decimal" : null,
        class: column.text ? "text" : "number",
        oninput: () =>
          this.change((table) => {
            table.rows[index][at] = input.value;
          }, input.id),
        onchange: () => this.settle(),
      });
      const cell = element(at === 0 ? "th" : "td", at === 0 ? { scope: "row" } : {}, input);
      if (column.scale) {
        const slider = new Slider({
          id: `${input.id}-slider`,
          label: "",
          unit: column.unit,
          scale: column.scale,
          input: (value) => this.slide(index, name, value),
          settle: () => {
            this.before = null;
            this.settle();
          },
        });
        row.sliders[name] = slider;
        cell.append(slider.element);
      }
      row.append(cell);
    }
    const button = (words, sign, act) =>
      element("button", { type: "button", class: "small", "data-act": words, onclick: act }, sign);
    row.append(
      element(
        "td",
        { class: "order" },
        button("up", "↑", () => this.moveRow(index, -1)),
        button("down", "↓", () => this.moveRow(index, 1)),
        button("remove", "×", () => this.removeRow(index)),
      ),
    );
    return row;
  }

  fill(index, values) {
    const row = this.body.rows[index];
    const title = values[0]?.trim() || `row ${index + 1}`;
    for (const [at, name] of this.heading.entries()) {
      const { label } = this.column(name);
      const input = row.cells[at].firstChild;
      if (input.value !== values[at]) input.value = values[at];
      set(input, "aria-label", at === 0 ? `${label}, row ${index + 1}` : `${label} of ${title}`);
      const slider = row.sliders[name];
      if (!slider) continue;
      set(slider.element, "aria-label", `${label} of ${title}, slider`);
      slider.show(values[at].trim() === "" ? (this.column(name).empty ?? null) : numberIn(values[at]));
    }
    for (const button of row.lastChild.children)
      set(
        button,
        "aria-label",
        `${{ up: "Move up", down: "Move down", remove: "Remove" }[button.dataset.act]}: ${title}`,
      );
  }

  /** A slider moves: the column says what else moves with it, from where the table stood when the gesture began. */
  slide(index, name, value) {
    this.before ??= structuredClone(this.shown);
    const column = this.column(name),
      before = this.before;
    this.change(
      (table) => {
        if (column.slide) column.slide(table, index, value, before);
        else table.rows[index][table.heading.indexOf(name)] = value === Infinity ? "" : String(value);
      },
      `${this.id(index, name)}-slider`,
    );
  }

  addRow() {
    this.change((table) => {
      table.rows.push(this.fresh(table));
      this.added?.(table);
    });
    this.cell(this.body.rows.length - 1, this.heading[0])?.focus();
  }

  removeRow(index) {
    if (this.body.rows.length === 1) return;
    this.change((table) => {
      table.rows.splice(index, 1);
      this.removed?.(table);
    });
    this.body.rows[Math.min(index, this.body.rows.length - 1)].querySelector("[data-act=remove]").focus();
  }

  moveRow(index, by) {
    const to = index + by;
    if (to < 0 || to >= this.body.rows.length) return;
    this.change((table) => {
      table.rows.splice(to, 0, ...table.rows.splice(index, 1));
    });
    this.body.rows[to].querySelector(`[data-act=${by < 0 ? "up" : "down"}]`).focus();
  }

  addColumn() {
    const column = this.column(this.more.value);
    this.change((table) => {
      for (const each of [column, ...this.columns.filter((other) => other.with === column.name)]) {
        table.heading.push(each.name);
        for (const row of table.rows) row.push(each.fresh(table, row));
      }
    });
  }

  removeColumn(name) {
    this.change((table) => {
      const at = table.heading.indexOf(name);
      table.heading.splice(at, 1);
      for (const row of table.rows) row.splice(at, 1);
    });
  }

  /** Enter and the arrows up and down go from row to row; with Alt they move the row. */
  walk(event) {
    const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !event.target.matches("input[type=text]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = event.target.closest("tr").rowIndex - 1,
      name = event.target.dataset.column;
    if (event.altKey && event.key !== "Enter") this.moveRow(index, by);
    (this.cell(index + by, name) ?? event.target).focus();
  }

  mark(problem) {
    return this.marks.mark(problem);
  }
  unmark() {
    this.marks.clear();
  }
}
