import { byId, element, write } from "./elements.js";
import { Grid } from "./grid.js";
import { CheckField, TextField } from "./field.js";
import { linear } from "./scales.js";
import { LiveTable } from "./livetable.js";
import { downloads } from "./downloads.js";
import { Panel } from "./panel.js";
import { Problems } from "./problems.js";
import { announce, stateTeller } from "./announcer.js";
import { Shelf } from "./shelf.js";
import { tellCompetition } from "./telling.js";
import { competeQuestion } from "./question.js";
import { closeRanks, makeRoom, slideProbability } from "./probabilities.js";
import { shown } from "./numbers.js";

/** The tab Compete: states and payoffs, and what each user gets from providers that compete. */
export class Compete {
  constructor(store) {
    const change = (edit, gesture) => store.change((state) => edit(state.compete), gesture);
    const settle = () => store.settle();
    this.prior = new Grid(byId("prior"), {
      name: "prior",
      caption: "The states",
      settle,
      added: makeRoom,
      removed: closeRanks,
      scale: closeRanks,
      columns: [
        { name: "state", label: "State", text: true },
        { name: "probability", label: "Probability", scale: linear(0.001, 0.999, 0.001), slide: slideProbability },
      ],
      fresh: (table) => [`state ${table.rows.length + 1}`, ...table.heading.slice(1).map(() => "0")],
      change: (edit, gesture) => change((compete) => edit(compete.prior), gesture),
    });
    this.payoffs = new Grid(byId("payoffs"), {
      name: "payoffs",
      caption: "What actions pay",
      settle,
      columns: [
        ...["role", "player", "user", "state", "action"].map((name) => ({
          name,
          label: name[0].toUpperCase() + name.slice(1),
          text: true,
        })),
        { name: "payoff", label: "Payoff", scale: linear(-2, 2, 0.01) },
      ],
      fresh: (table) => [...table.rows.at(-1)],
      change: (edit, gesture) => change((compete) => edit(compete.payoffs), gesture),
    });
    const part = (name) => (value, gesture) =>
      change((compete) => {
        compete[name] = value;
      }, gesture);
    this.fields = {
      precision: new TextField({
        id: "precision",
        label: "Users err, with precision",
        help: "Per unit of payoff, such as 3. Empty: they take what is best.",
        settle,
        change: part("precision"),
      }),
      leaveOut: new TextField({
        id: "leave-out",
        label: "So many providers may leave",
        help: "Such as 1. Empty: not asked.",
        settle,
        change: part("leaveOut"),
      }),
      dynamics: new CheckField({
        id: "dynamics",
        label: "Follow best replies from silence on",
        change: part("dynamics"),
      }),
    };
    for (const [name, field] of Object.entries(this.fields))
      byId("competition-terms").append(element("div", { "data-option": name }, field.element));
    const place = byId("chain");
    this.table = new LiveTable(place, { id: "chain-table", caption: "What each user gets" });
    this.note = element("p", { class: "help" });
    place.append(
      element(
        "dl",
        { class: "words" },
        ...[
          ["No information", "What the user makes of her own belief."],
          ["Certain", "What no equilibrium of the providers takes from her."],
          ["Equilibrium", "From the worst to the best for her."],
          ["Full information", "What she would make if she knew the state."],
        ].flatMap(([term, words]) => [element("dt", {}, term), element("dd", {}, words)]),
      ),
      this.note,
    );
    this.shelf = new Shelf(byId("compete-charts"), tellCompetition, ["chain"]);
    this.problems = new Problems(byId("compete"), byId("compete-problem"), {
      prior: this.prior,
      payoffs: this.payoffs,
    });
    this.answers = new Panel("/api/compete", {
      answer: (answer) => this.tell(answer),
      problem: (problem) => this.problems.show(problem),
      state: stateTeller(byId("compete"), byId("compete-state")),
    });
    this.charts = new Panel(
      "/api/compete/charts",
      { answer: ({ answer, charts }) => this.shelf.show(charts, answer) },
      150,
    );
    downloads(byId("compete-downloads"), [
      {
        id: "save-compete",
        words: "Report (HTML)",
        file: "compete.html",
        path: "/api/compete/report",
        body: () => this.question,
      },
    ]);
  }

  show({ compete }) {
    this.prior.show(compete.prior);
    this.payoffs.show(compete.payoffs);
    for (const [name, field] of Object.entries(this.fields)) field.show(compete[name]);
    this.question = competeQuestion(compete);
    this.answers.ask(this.question);
  }

  tell(answer) {
    this.problems.clear();
    const rows = answer.users.map((user) => ({
      key: user.user,
      ...user,
      left: answer.leaveOut?.findLast((each) => each.user === user.user),
    }));
    const columns = [
      { name: "user", label: "User", plain: true, value: (row) => row.user },
      { name: "noInformation", label: "No information", value: (row) => row.noInformation, show: shown },
      { name: "certain", label: "Certain", value: (row) => row.certain, show: shown },
      { name: "lowest", label: "Equilibrium, lowest", value: (row) => row.equilibrium?.lowest, show: shown },
      { name: "highest", label: "Equilibrium, highest", value: (row) => row.equilibrium?.highest, show: shown },
      { name: "fullInformation", label: "Full information", value: (row) => row.fullInformation, show: shown },
    ];
    if (rows.some((row) => row.left))
      columns.push({ name: "left", label: "Certain when some leave", value: (row) => row.left?.value, show: shown });
    if (rows.some((row) => row.logit))
      columns.push({
        name: "logit",
        label: "Certain, when she errs",
        value: (row) => row.logit?.guarantee,
        show: shown,
      });
    this.table.show(columns, rows);
    const paths = (answer.dynamics ?? []).map(({ user, converged, path, band }) =>
      converged
        ? `Best replies settle ${user} at ${shown(path.at(-1))}.`
        : `Best replies never settle for ${user}: between ${band.map(shown).join(" and ")}.`,
    );
    const failed = (answer.failed ?? []).length
      ? [
          `Not answered: ${answer.failed.map((part) => part.detail ?? part.message ?? JSON.stringify(part)).join("; ")}.`,
        ]
      : [];
    write(this.note, [...paths, ...failed].join(" "));
    announce(
      rows
        .map(
          (row) =>
            `${row.user}: certain of ${shown(row.certain)}, in equilibrium at least ${shown(row.equilibrium?.lowest)}`,
        )
        .join("; "),
    );
    this.charts.ask(this.question);
  }
}
