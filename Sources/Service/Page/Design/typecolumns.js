import { linear, logarithmic, unlimited } from "./scales.js";
import { slideProbability } from "./probabilities.js";

const near = (factor) => (table, row) => {
  const probability = Number(row[table.heading.indexOf("probability")]) || 1 / table.rows.length;
  return String(Number(Math.min(1, probability * factor).toFixed(6)));
};

/** The columns that a table of types may have. */
export const typeColumns = [
  { name: "type", label: "Type", text: true },
  { name: "cost", label: "Cost", unit: "value per unit", scale: logarithmic(0.001, 10) },
  { name: "probability", label: "Probability", unit: "", scale: linear(0.001, 0.999, 0.001), slide: slideProbability },
  {
    name: "quality",
    label: "Quality",
    menu: "Quality: effective units per unit",
    optional: true,
    scale: logarithmic(0.01, 100),
    fresh: () => "1",
  },
  {
    name: "value",
    label: "Value",
    menu: "Value: what a model is worth to them",
    optional: true,
    scale: logarithmic(0.01, 100),
    fresh: () => "1",
  },
  {
    name: "outside",
    label: "Outside",
    unit: "value",
    menu: "Outside option: what they have without",
    optional: true,
    scale: linear(0, 100, 0.5),
    empty: 0,
    fresh: () => "",
  },
  {
    name: "capacity",
    label: "Capacity",
    unit: "units",
    menu: "Capacity: how much data they own",
    optional: true,
    scale: unlimited(1, 100_000),
    empty: Infinity,
    fresh: () => "",
  },
  {
    name: "probability_low",
    label: "Probability, low",
    menu: "Probability as a range: low and high",
    optional: true,
    fresh: near(0.8),
  },
  {
    name: "probability_high",
    label: "Probability, high",
    menu: "Probability, high",
    optional: true,
    with: "probability_low",
    fresh: near(1.2),
  },
];

/** A new row: like the last one, under a name of its own. */
export function freshType(table) {
  const row = [...table.rows.at(-1)],
    at = table.heading.indexOf("type");
  const names = new Set(table.rows.map((each) => each[at]));
  let count = table.rows.length + 1;
  while (names.has(String(count)) || names.has(`type ${count}`)) count++;
  const numbered = table.rows.every((each) => /^\d+$/.test(each[at]));
  if (at >= 0) row[at] = numbered ? String(count) : `type ${count}`;
  return row;
}
