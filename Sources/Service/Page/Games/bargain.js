import { byId, element, write } from "./elements.js";
import { Grid } from "./grid.js";
import { CheckField, NumberField } from "./field.js";
import { linear, logarithmic } from "./scales.js";
import { LiveTable } from "./livetable.js";
import { downloads } from "./downloads.js";
import { Panel } from "./panel.js";
import { Problems } from "./problems.js";
import { announce, stateTeller } from "./announcer.js";
import { Shelf } from "./shelf.js";
import { ruleNames, tellBargain } from "./telling.js";
import { bargainQuestion } from "./question.js";
import { measured, shown } from "./numbers.js";
import { writeCSV } from "./delimited.js";

const columns = [
  { name: "specialist", label: "Specialist", text: true },
  { name: "cost", label: "Cost", unit: "money", scale: logarithmic(0.01, 100) },
  { name: "exponent", label: "Exponent", optional: true, scale: linear(1.1, 5, 0.1), fresh: () => "2" },
  {
    name: "revenue",
    label: "Revenue",
    unit: "money",
    menu: "Revenue for a unit of performance",
    optional: true,
    scale: logarithmic(0.01, 100),
    fresh: () => "1",
  },
  { name: "linear_cost", label: "Linear cost", optional: true, scale: linear(0, 5, 0.05), fresh: () => "0" },
  { name: "fixed_cost", label: "Fixed cost", optional: true, scale: linear(0, 5, 0.01), fresh: () => "0" },
  {
    name: "family",
    label: "Family",
    menu: "Family of cost: power or level",
    optional: true,
    text: true,
    fresh: () => "power",
  },
  {
    name: "revenue_family",
    label: "Revenue family",
    menu: "Family of revenue: linear, log or root",
    optional: true,
    text: true,
    fresh: () => "linear",
  },
];

const rules = {
  powerfulGeneralist: "The generalist dictates: the share that is best for it.",
  powerfulSpecialist: "The specialists dictate: the share that is best for all of them together.",
  verticalMonopoly: "The share that leaves most to all together.",
  egalitarian: "The share at which whoever gets least gets most.",
  nash: "The share at which the product of all gains is greatest.",
  kalaiSmorodinsky:
    "The share at which everybody gets the same part of what would be best for it, or as near to that as can be.",
  maximumPerformance: "The share at which the most performance is sold.",
};

const money = (value) => (Math.abs(value) < 1000 ? value.toFixed(4) : measured(value));

/** The tab Bargain: specialists and costs, and the share that each rule picks. */
export class Bargain {
  constructor(store) {
    const change = (edit, gesture) => store.change((state) => edit(state.bargain), gesture);
    const settle = () => store.settle();
    this.grid = new Grid(byId("specialists"), {
      name: "specialists",
      caption: "The specialists",
      columns,
      settle,
      fresh: (table) =>
        table.rows
          .at(-1)
          .map((cell, at) =>
            at === table.heading.indexOf("specialist") ? `specialist ${table.rows.length + 1}` : cell,
          ),
      change: (edit, gesture) => change((bargain) => edit(bargain.specialists), gesture),
    });
    const part = (name) => (value, gesture) =>
      change((bargain) => {
        bargain[name] = value;
      }, gesture);
    this.fields = {
      generalistCost: new NumberField({
        id: "generalist-cost",
        label: "The generalist's cost",
        unit: "money",
        scale: logarithmic(0.01, 100),
        settle,
        change: part("generalistCost"),
        help: "What performance 1 costs the generalist.",
      }),
      generalistExponent: new NumberField({
        id: "generalist-exponent",
        label: "Exponent of its cost",
        scale: linear(1.1, 5, 0.1),
        settle,
        change: part("generalistExponent"),
      }),
      perDomain: new CheckField({
        id: "per-domain",
        label: "A share for each specialist instead of one for all",
        help: "Searched for, not proved; it takes a while.",
        change: part("perDomain"),
      }),
    };
    for (const [name, field] of Object.entries(this.fields))
      byId("generalist").append(element("div", { "data-option": name }, field.element));
    this.table = new LiveTable(byId("solutions"), { id: "solutions-table", caption: "Shares and utilities by rule" });
    this.note = element("p", { class: "help" });
    byId("solutions").append(
      this.note,
      element(
        "details",
        {},
        element("summary", {}, "What the rules mean"),
        element(
          "dl",
          { class: "words" },
          ...Object.entries(rules).flatMap(([rule, words]) => [
            element("dt", {}, ruleNames[rule]),
            element("dd", {}, words),
          ]),
        ),
      ),
    );
    this.shelf = new Shelf(byId("bargain-charts"), tellBargain, ["utilities", "frontier", "shares"]);
    this.problems = new Problems(byId("bargain"), byId("bargain-problem"), { specialists: this.grid });
    this.answers = new Panel("/api/bargain", {
      answer: (answer) => this.tell(answer),
      problem: (problem) => this.problems.show(problem),
      state: stateTeller(byId("bargain"), byId("bargain-state")),
    });
    this.charts = new Panel(
      "/api/bargain/charts",
      { answer: ({ answer, charts }) => this.shelf.show(charts, answer) },
      150,
    );
    downloads(byId("bargain-downloads"), [
      {
        id: "save-specialists",
        words: "Specialists (CSV)",
        file: "specialists.csv",
        text: () => writeCSV(this.grid.shown),
      },
      {
        id: "save-bargain",
        words: "Report (HTML)",
        file: "bargain.html",
        path: "/api/bargain/report",
        body: () => this.question,
      },
    ]);
  }

  show({ bargain }) {
    this.grid.show(bargain.specialists);
    for (const [name, field] of Object.entries(this.fields)) field.show(bargain[name]);
    this.question = bargainQuestion(bargain);
    this.answers.ask(this.question);
  }

  tell(answer) {
    this.problems.clear();
    const { specialists } = answer.problem;
    const rows = Object.keys(ruleNames)
      .filter((rule) => answer.solutions?.[rule])
      .map((rule) => ({ key: rule, rule, ...answer.solutions[rule] }));
    const share = (value) => (value === null ? "–" : `${(100 * value).toFixed(2)}%`);
    const shares = answer.problem.perDomain
      ? specialists.map(({ specialist }, at) => ({
          name: `share ${specialist}`,
          label: `Share from ${specialist}`,
          value: (row) => row.share[at],
          show: share,
        }))
      : [{ name: "share", label: "Generalist's share", value: (row) => row.share, show: share }];
    this.table.show(
      [
        { name: "rule", label: "Rule", plain: true, value: (row) => ruleNames[row.rule] },
        ...shares,
        {
          name: "performance0",
          label: "Developed to",
          unit: "performance",
          value: (row) => row.performance0,
          show: money,
        },
        { name: "generalist", label: "Generalist", unit: "money", value: (row) => row.generalistUtility, show: money },
        ...specialists.map(({ specialist }, at) => ({
          name: specialist,
          label: specialist,
          unit: "money",
          value: (row) => row.specialistUtility[at],
          show: money,
        })),
      ],
      rows,
    );
    const { pareto, firstBest } = answer;
    const set = pareto
      ? `Nobody can gain without another's loss at shares ${pareto.map(([low, high]) => (low === high ? share(low) : `from ${share(low)} to ${share(high)}`)).join(" and ")}. `
      : "";
    write(
      this.note,
      `${rows.length ? set : "Everybody refuses every share. "}One firm that owned all would make ${shown(firstBest.welfare)}.`,
    );
    announce(
      rows.length
        ? `Nash: ${[rows.find((row) => row.rule === "nash")?.share].flat().map(share).join(", ")} to the generalist.`
        : this.note.textContent,
    );
    this.charts.ask(this.question);
  }
}
