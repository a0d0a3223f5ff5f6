import { LiveTable } from "./livetable.js";
import { measured } from "./numbers.js";

/** Which constraints bind an offer, in words. */
export function bindingWords(binding) {
  const others = binding.filter((each) => each.startsWith("ic:")).map((each) => each.slice(3));
  const words = {
    ir: "IR: only just accepts",
    cap: "Cap: all of the model",
    capacity: "Capacity: all of its data",
    nonnegativity: "brings nothing",
  };
  return binding
    .flatMap((each) => {
      if (!each.startsWith("ic:")) return [words[each] ?? each];
      return each.slice(3) === others[0] ? [`IC: as well off as ${others.join(", ")}`] : [];
    })
    .join("; ");
}

/** The menu: what each type brings, gets and gains, and what binds. */
export class MenuTable {
  constructor(place) {
    this.table = new LiveTable(place, { id: "menu-table", caption: "The menu: an offer for each type" });
    this.pinned = null;
  }

  show(menu) {
    const rows = menu.map((row) => ({ ...row, key: row.type, gain: row.utility - row.outsideOption }));
    this.rows = rows;
    this.table.show(this.columns(rows), rows, this.pinned);
  }

  columns(rows) {
    const columns = [
      {
        name: "type",
        label: "Type",
        plain: true,
        value: (row) => (row.excluded ? `${row.type} (left out)` : row.type),
      },
      { name: "contribution", label: "Contribution", unit: "units", value: (row) => row.contribution },
      { name: "reward", label: "Reward", unit: "value", value: (row) => row.reward },
      { name: "outsideOption", label: "Alone", unit: "value", value: (row) => row.outsideOption },
      {
        name: "gain",
        label: "Gain",
        unit: "value",
        value: (row) => row.gain,
        show: (value) => (Math.abs(value) < 1e-9 ? "0" : measured(value)),
      },
      {
        name: "share",
        label: "Of the model",
        value: (row) => row.share,
        show: (value) => `${(100 * value).toFixed(1)}%`,
      },
      { name: "binding", label: "What binds", plain: true, value: (row) => bindingWords(row.binding) },
    ];
    if (rows.some((row) => row.worth !== undefined)) {
      columns.splice(3, 0, { name: "worth", label: "Worth to it", unit: "its value", value: (row) => row.worth });
    }
    return columns;
  }

  /** Keeps this menu to compare with; or forgets it. */
  pin(on) {
    this.pinned = on ? this.rows : null;
    if (this.rows) this.table.show(this.columns(this.rows), this.rows, this.pinned);
  }
}
