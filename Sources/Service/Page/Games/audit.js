import { byId, element, set, write } from "./elements.js";
import { Grid } from "./grid.js";
import { LiveTable } from "./livetable.js";
import { Panel } from "./panel.js";
import { Problems } from "./problems.js";
import { announce, stateTeller } from "./announcer.js";
import { verifyQuestion } from "./question.js";
import { measured, shown } from "./numbers.js";

/** What a constraint says of a type, in words. */
function constraintWords({ type, constraint }) {
  if (constraint === "ir") return `${type} would not refuse (IR)`;
  if (constraint.startsWith("ic:")) return `${type} does not gain by posing as ${constraint.slice(3)} (IC)`;
  if (constraint === "cap") return `${type} is promised no more than the model (cap)`;
  return `${type}: ${constraint}`;
}

/** The tab Verify: a menu, and which of its promises hold. */
export class Audit {
  constructor(store, design) {
    const settle = () => store.settle();
    this.grid = new Grid(byId("verify-menu"), {
      name: "audited",
      caption: "The menu to check",
      settle,
      fresh: (table) => table.heading.map(() => ""),
      columns: [
        { name: "type", label: "Type", text: true },
        { name: "contribution", label: "Contribution", unit: "units" },
        { name: "reward", label: "Reward", unit: "value" },
      ],
      change: (edit, gesture) => store.change((state) => edit(state.verify.menu), gesture),
    });
    byId("take-menu").addEventListener("click", () => {
      if (design.last)
        store.change((state) => {
          state.verify.menu = roundedMenu(design.last.menu);
        });
    });
    const place = byId("audit");
    this.verdict = element("p", { class: "verdict", id: "audit-verdict" });
    place.append(this.verdict);
    this.findings = new LiveTable(place, { id: "findings", caption: "The constraints, the tightest first" });
    this.note = element("p", { class: "help" });
    place.append(this.note);
    this.problems = new Problems(byId("verify"), byId("verify-problem"), { menu: this.grid });
    this.answers = new Panel("/api/verify", {
      answer: (answer) => this.tell(answer),
      problem: (problem) => this.refuse(problem),
      state: stateTeller(byId("verify"), byId("verify-state")),
    });
  }

  show(state) {
    this.grid.show(state.verify.menu);
    this.question = verifyQuestion(state);
    this.answers.ask(this.question);
  }

  refuse(problem) {
    const elsewhere = problem.table && problem.table !== "menu";
    this.problems.show(elsewhere ? { ...problem, detail: `In the tab Design: ${problem.detail}` } : problem);
  }

  tell(answer) {
    this.problems.clear();
    const broken = answer.violations.length;
    const words = answer.holds
      ? "✓ Every promise of this menu holds."
      : `✗ ${broken} ${broken === 1 ? "promise" : "promises"} of this menu would be broken: ${constraintWords(answer.violations[0]).replace("not refuse", "refuse").replace("does not gain", "gains").replace("no more", "more")} by ${measured(-answer.violations[0].slack)} value units.`;
    write(this.verdict, words);
    set(this.verdict, "data-status", answer.holds ? "certified" : "infeasible");
    const rows = answer.constraints.map((each) => ({
      ...each,
      key: `${each.type} ${each.constraint}`,
      mark: each.holds ? null : "broken",
    }));
    rows.sort((one, other) => one.slack - other.slack);
    this.findings.show(
      [
        { name: "constraint", label: "Promise", plain: true, value: constraintWords },
        { name: "slack", label: "To spare", unit: "value", value: (row) => row.slack, show: measured },
        { name: "holds", label: "Kept?", plain: true, value: (row) => (row.holds ? "✓ kept" : "✗ broken") },
      ],
      rows.slice(0, 300),
    );
    const best = answer.optimum
      ? ` The best menu performs ${shown(answer.optimum.lower)}; this one gives away ${shown(answer.forgone)}.`
      : "";
    write(
      this.note,
      `If everybody takes its own offer, the group's model performs ${shown(answer.performance)}.${best}${answer.listsAllConstraints ? "" : " Of each type's incentive constraints only the tightest is listed."}`,
    );
    announce(words);
  }
}

/** A menu as one would write it by hand: contributions to a tenth and rewards, downwards, to a hundredth. */
function roundedMenu(menu) {
  return {
    heading: ["type", "contribution", "reward"],
    rows: menu.map(({ type, contribution, reward }) => [
      type,
      contribution.toFixed(1),
      (Math.floor(reward * 100) / 100).toFixed(2),
    ]),
  };
}
