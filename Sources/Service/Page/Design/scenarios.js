import { element } from "./elements.js";
import { Grid } from "./grid.js";

/** Several laws of who comes, of which one holds: a column of probabilities for each, beside the types' names. */
export class Scenarios {
  constructor(place, change, settle) {
    this.start = element(
      "button",
      {
        type: "button",
        id: "scenarios-start",
        onclick: () =>
          change((design) => {
            design.scenarios = first(design.types);
          }),
      },
      "Probabilities by scenario",
    );
    this.about = element("div", { hidden: true });
    this.grid = new Grid(this.about, {
      name: "scenarios",
      caption: "Scenarios",
      settle,
      columns: [{ name: "type", label: "Type", text: true }],
      fresh: (table) => table.heading.map(() => ""),
      change: (edit, gesture) => change((design) => edit(design.scenarios), gesture),
    });
    this.about.append(
      element(
        "p",
        { class: "help" },
        "A column for each scenario; each sums to 1. The menu holds in all of them, and its performance is the least.",
      ),
      element(
        "div",
        { class: "buttons" },
        element(
          "button",
          { type: "button", id: "scenarios-another", onclick: () => change((design) => another(design.scenarios)) },
          "Another scenario",
        ),
        element(
          "button",
          {
            type: "button",
            id: "scenarios-end",
            onclick: () =>
              change((design) => {
                design.scenarios = null;
              }),
          },
          "No scenarios",
        ),
      ),
    );
    place.append(this.start, this.about);
  }

  show({ scenarios }) {
    this.start.hidden = scenarios !== null;
    this.about.hidden = scenarios === null;
    if (scenarios) this.grid.show(scenarios);
  }
}

/** Two scenarios to start with, both as the types' table has it. */
function first({ heading, rows }) {
  const name = heading.indexOf("type"),
    probability = heading.indexOf("probability");
  return {
    heading: ["type", "one", "other"],
    rows: rows.map((row) => [row[name] ?? "", row[probability] ?? "", row[probability] ?? ""]),
  };
}

function another(table) {
  let count = table.heading.length;
  while (table.heading.includes(`scenario ${count}`)) count++;
  table.heading.push(`scenario ${count}`);
  for (const row of table.rows) row.push(row.at(-1));
}
