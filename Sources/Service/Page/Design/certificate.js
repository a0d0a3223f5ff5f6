import { element, set, write } from "./elements.js";
import { LiveTable } from "./livetable.js";
import { rounded, shown } from "./numbers.js";

const verdicts = {
  certified: "Certified: no menu that keeps the rules does better.",
  bounded: "The menu holds; the best one lies between the bounds.",
  infeasible: "No menu exists.",
  undecided: "No menu was found in time, though there may be one.",
};

/** How well the group's model performs, what no menu exceeds, and whether every promise is kept. */
export class Certificate {
  constructor(place) {
    this.verdict = element("p", { class: "verdict", id: "verdict" });
    this.bounds = new LiveTable(place, { id: "bounds-table", caption: "Bounds on the performance" });
    this.checks = new LiveTable(place, { id: "checks-table", caption: "Checks, recomputed from the menu" });
    this.work = element("p", { class: "help", id: "work" });
    place.prepend(this.verdict);
    place.append(
      element(
        "p",
        { class: "help" },
        "Performance of the group's model, 0 to 1. A gap of 0 up to the tolerance is a proof that the menu is best.",
      ),
      this.work,
    );
    this.place = place;
    this.pinned = null;
  }

  /** Shows an answer; where there is no menu, why. */
  show({ status, message, performance, checks, modelValue, solver, stoppedBy, ownView }) {
    write(this.verdict, message ?? `${verdicts[status] ?? status}${stoppedBy ? ` Ended by ${stoppedBy}.` : ""}`);
    set(this.verdict, "data-status", status);
    if (!performance) return;
    this.performance = { key: "performance", ...performance, modelValue };
    this.showBounds();
    const clean = 1e-9 * Math.max(1, modelValue);
    this.checks.show(
      [
        { name: "check", label: "Promise", plain: true, value: (row) => row.words },
        {
          name: "worst",
          label: "Worst violation",
          unit: "value",
          value: (row) => row.worst,
          show: (value) => (value <= 0 ? "0" : shown(value)),
        },
        { name: "verdict", label: "Kept?", plain: true, value: (row) => (row.worst <= clean ? "✓ kept" : "✗ broken") },
      ],
      [
        { key: "ir", words: "Nobody would refuse (IR)", worst: checks.individualRationality },
        { key: "ic", words: "Nobody gains by posing as another (IC)", worst: checks.incentiveCompatibility },
        { key: "cap", words: "No promise beyond the group's model (cap)", worst: checks.performanceCap },
      ].map((row) => ({ ...row, mark: row.worst <= clean ? null : "broken" })),
    );
    const less = ownView.filter((row) => row.shortfall > clean);
    write(
      this.work,
      `The group's model is worth ${shown(modelValue)} value units in expectation. Solved in ${rounded(1000 * solver.seconds, 2)} ms with ${solver.linearPrograms} linear programs (${solver.engine}).${
        less.length
          ? ` A party that knows itself to be in expects less than its promise: ${less.map((row) => `${row.type} by ${rounded(row.shortfall, 3)}`).join(", ")}.`
          : ""
      }`,
    );
  }

  showBounds() {
    const digits = (value) => value.toFixed(8);
    this.bounds.show(
      [
        { name: "what", label: "Performance", plain: true, value: () => "of this menu" },
        { name: "lower", label: "at least", value: (row) => row.lower, show: digits },
        { name: "upper", label: "no menu exceeds", value: (row) => row.upper, show: digits },
        { name: "gap", label: "Gap", value: (row) => row.gap, show: shown },
      ],
      [this.performance],
      this.pinned,
    );
  }

  pin(on) {
    this.pinned = on && this.performance ? [this.performance] : null;
    if (this.performance) this.showBounds();
  }
}
