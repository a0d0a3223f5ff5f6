import { element } from "./elements.js";
import { CheckField, ChoiceField, NumberField, TextField } from "./field.js";
import { Grid } from "./grid.js";
import { linear, logarithmic } from "./scales.js";

const limit = ["Limit", "1", linear(0.01, 1, 0.01)];
const factor = ["B", "1", logarithmic(0.01, 1000)];
const exponent = ["Exponent", "0.5", linear(0.01, 1, 0.01)];

/** The families of curves: a name, a formula, and label, default and scale of each parameter. */
const families = {
  bound: [
    "a known bound",
    "LIMIT − (√(2K(2 + ln(x/K))) + 4)/√x: what statistical learning theory guarantees with complexity K",
    [["K", "1", logarithmic(0.01, 100)], limit],
  ],
  power: ["a power", "LIMIT − B x^−GAMMA", [limit, factor, ["Gamma", "0.5", linear(0.01, 2, 0.01)]]],
  pow4: [
    "a shifted power",
    "LIMIT − B (x + D)^−GAMMA",
    [limit, ["B", "2", factor[2]], ["D", "10", logarithmic(0.1, 10_000)], ["Gamma", "0.5", linear(0.01, 2, 0.01)]],
  ],
  exponential: ["an exponential", "LIMIT (1 − e^−RATE x)", [limit, ["Rate", "0.01", logarithmic(0.00001, 1)]]],
  arctan: ["an arc tangent", "(2/π) arctan(RATE x)", [["Rate", "0.01", logarithmic(0.00001, 1)]]],
  mmf: [
    "a saturating curve",
    "LIMIT − B / (1 + (x/HALF)^EXPONENT)",
    [limit, factor, ["Half", "100", logarithmic(1, 100_000)], exponent],
  ],
  weibull: [
    "a stretched exponential",
    "LIMIT − B exp(−(x/SCALE)^EXPONENT)",
    [limit, factor, ["Scale", "100", logarithmic(1, 100_000)], exponent],
  ],
  table: ["measured points", "straight lines between measurements", []],
};

/** Performance by data: a family with its parameters, or measured points. */
export class Curve {
  constructor(place, change, settle) {
    this.change = change;
    this.settle = settle;
    this.family = new ChoiceField({
      id: "accuracy-family",
      label: "How performance, 0 to 1, grows with data",
      help: " ",
      choices: Object.entries(families).map(([name, [words]]) => [name, `${words} (${name})`]),
      change: (family) =>
        change((design) => {
          design.accuracy = { ...design.accuracy, family, parameters: families[family][2].map(([, usual]) => usual) };
        }),
    });
    this.parameters = element("div", { class: "fields" });
    this.points = element("div", { hidden: true });
    this.grid = new Grid(this.points, {
      name: "points",
      caption: "Measured points",
      settle,
      fresh: (table) => table.heading.map(() => ""),
      columns: [
        { name: "samples", label: "Samples", unit: "units" },
        { name: "performance", label: "Performance", scale: linear(0, 1, 0.005) },
      ],
      change: (edit, gesture) => change((design) => edit(design.points), gesture),
    });
    this.concave = new CheckField({
      id: "concave",
      label: "Take the least concave curve above them",
      help: "It promises more than was measured.",
      change: (on) =>
        change((design) => {
          design.concave = on;
        }),
    });
    this.points.append(this.concave.element);
    this.high = new TextField({
      id: "accuracy-high",
      label: "The curve at best",
      settle,
      help: "Such as bound:1,1. Empty: the curve is known. What types have alone then rests on this curve, and all else on the one above.",
      change: (text, gesture) =>
        change((design) => {
          design.accuracy.high = text;
        }, gesture),
    });
    place.append(
      this.family.element,
      this.parameters,
      this.points,
      element(
        "details",
        {},
        element("summary", {}, "The curve is only known within bounds"),
        element("div", { "data-option": "accuracyHigh" }, this.high.element),
      ),
    );
    this.help = this.family.element.querySelector(".help");
  }

  show({ accuracy, points, concave }) {
    const [, formula, parameters] = families[accuracy.family] ?? families.bound;
    this.family.show(accuracy.family);
    this.help.textContent = `${formula}, at least 0; x is data of the whole group.`;
    if (this.shown !== accuracy.family) this.build(accuracy.family, parameters);
    for (const [index, field] of this.fields.entries()) field.show(accuracy.parameters[index] ?? "");
    this.points.hidden = accuracy.family !== "table";
    if (!this.points.hidden) this.grid.show(points);
    this.concave.show(concave);
    this.high.show(accuracy.high);
  }

  build(family, parameters) {
    this.shown = family;
    this.fields = parameters.map(
      ([label, , scale], index) =>
        new NumberField({
          id: `accuracy-${family}-${label.toLowerCase()}`,
          label,
          scale,
          settle: this.settle,
          change: (text, gesture) =>
            this.change((design) => {
              design.accuracy.parameters[index] = text;
            }, gesture),
        }),
    );
    this.parameters.replaceChildren(...this.fields.map((field) => field.element));
  }
}
