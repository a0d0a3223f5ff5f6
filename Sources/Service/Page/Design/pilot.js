import { byId, element, write } from "./elements.js";
import { ChoiceField, NumberField } from "./field.js";
import { openButton, dropTarget } from "./files.js";
import { asTable, parseDelimited } from "./delimited.js";
import { Grid } from "./grid.js";
import { linear } from "./scales.js";
import { Panel } from "./panel.js";
import { Problems } from "./problems.js";
import { Shelf } from "./shelf.js";
import { tellFit } from "./telling.js";
import { fitQuestion } from "./question.js";
import { shown } from "./numbers.js";

const names = ["samples", "score", "error", "repeats"];

/** A pilot's scores in place of a curve: dropped, fitted, and trusted so far. */
export class Pilot {
  constructor(place, change, settle) {
    this.change = change;
    const take = (text) => {
      const rows = parseDelimited(text);
      if (rows.length)
        change((design) => {
          const { heading, rows: data } = asTable(rows, names);
          design.pilot = { heading, rows: data };
        });
    };
    this.open = element(
      "p",
      { class: "drop" },
      "Drop a CSV with the columns samples and score here, or ",
      openButton("Open a pilot…", "pilot-file", take),
    );
    dropTarget(byId("pilot-details"), take);
    this.about = element("div", { hidden: true });
    this.grid = new Grid(this.about, {
      name: "pilot",
      caption: "The pilot's scores",
      settle,
      fresh: (table) => table.heading.map(() => ""),
      columns: [
        { name: "samples", label: "Samples", unit: "units" },
        { name: "score", label: "Score", scale: linear(0, 1, 0.001) },
        { name: "error", label: "Standard error", optional: true, fresh: () => "0.01" },
        { name: "repeats", label: "Repeats", optional: true, fresh: () => "1" },
      ],
      change: (edit, gesture) => change((design) => edit(design.pilot), gesture),
    });
    this.baseline = new NumberField({
      id: "baseline",
      label: "Score of guessing",
      scale: linear(0, 0.99, 0.01),
      settle,
      help: "Such as the share of the most frequent class.",
      change: (text, gesture) =>
        change((design) => {
          design.baseline = text;
        }, gesture),
    });
    this.trust = new ChoiceField({
      id: "trust",
      label: "What the promise rests on",
      change: (trust) =>
        change((design) => {
          design.trust = trust;
        }),
      choices: [
        ["lower", "the lowest curve that the pilot does not reject"],
        ["fit", "the best fit"],
        ["prediction", "what a single trained and validated model keeps as well"],
      ],
    });
    this.about.append(
      element("div", { "data-option": "baseline" }, this.baseline.element),
      element("div", { "data-option": "trust" }, this.trust.element),
      element(
        "button",
        {
          type: "button",
          id: "no-pilot",
          onclick: () =>
            change((design) => {
              design.pilot = null;
            }),
        },
        "Take the curve instead of the pilot",
      ),
    );
    place.append(this.open, this.about);

    this.problem = element("p", { class: "problem", id: "pilot-problem", hidden: true });
    place.append(this.problem);
    this.problems = new Problems(byId("pilot-details"), this.problem, { pilot: this.grid });
    this.shelf = new Shelf(byId("pilot-charts"), tellFit);
    this.panel = new Panel(
      "/api/fit/charts",
      {
        answer: ({ answer, charts }) => this.tell(answer, charts),
        problem: (problem) => this.problems.show(problem),
      },
      100,
    );
  }

  show(design) {
    this.open.hidden = design.pilot !== null;
    this.about.hidden = design.pilot === null;
    byId("pilot-charts").hidden = byId("pilot-answer").hidden = design.pilot === null;
    if (!design.pilot) {
      this.problems.clear();
      return;
    }
    byId("pilot-details").open = true;
    this.grid.show(design.pilot);
    this.baseline.show(design.baseline);
    this.trust.show(design.trust);
    this.panel.ask(fitQuestion(design));
  }

  tell(answer, charts) {
    this.problems.clear();
    const best = answer.families.find(({ family }) => family === answer.chosen) ?? answer.families[0];
    write(
      byId("pilot-answer"),
      `Fitted: ${best.specification.replace(/[\d.]+(e[-+]?\d+)?/g, (text) => (/^\d$/.test(text) ? text : shown(Number(text))))}, root mean square error ${shown(best.rmse)} in skill. ${answer.warnings.join(" ")}`,
    );
    this.shelf.show(charts, answer);
  }
}
