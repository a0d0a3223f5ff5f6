import { byId, set, write } from "./elements.js";
import { Grid } from "./grid.js";
import { writeCSV } from "./delimited.js";
import { freshType, typeColumns } from "./typecolumns.js";
import { closeRanks, makeRoom } from "./probabilities.js";
import { Participation, Terms, Valuation } from "./terms.js";
import { Curve } from "./curve.js";
import { Scenarios } from "./scenarios.js";
import { Pilot } from "./pilot.js";
import { MenuTable } from "./menu.js";
import { Certificate } from "./certificate.js";
import { downloads } from "./downloads.js";
import { Panel } from "./panel.js";
import { Problems } from "./problems.js";
import { announce, stateTeller } from "./announcer.js";
import { Shelf } from "./shelf.js";
import { tellContract } from "./telling.js";
import { designQuestion } from "./question.js";
import { measured } from "./numbers.js";

/** The tab Design: a problem on the left, its contract on the right, which follows. */
export class Design {
  constructor(store) {
    const change = (edit, gesture) => store.change((state) => edit(state.design), gesture);
    const settle = () => store.settle();
    this.types = new Grid(byId("types"), {
      name: "types",
      caption: "The types",
      columns: typeColumns,
      settle,
      fresh: freshType,
      added: makeRoom,
      removed: closeRanks,
      scale: closeRanks,
      change: (edit, gesture) => change((design) => edit(design.types), gesture),
    });
    this.parts = [
      [new Participation(byId("participation"), change, settle), (design) => design.participation],
      [new Curve(byId("accuracy"), change, settle), (design) => design],
      [new Valuation(byId("valuation"), change, settle), (design) => design.valuation],
      [new Scenarios(byId("scenarios"), change, settle), (design) => design],
      [new Terms(byId("terms"), change, settle), (design) => design.terms],
    ];
    this.pilot = new Pilot(byId("pilot"), change, settle);
    this.menu = new MenuTable(byId("menu"));
    this.certificate = new Certificate(byId("certificate"));
    this.shelf = new Shelf(byId("design-charts"), tellContract, ["contributions", "menu", "rewards", "bounds"]);
    this.problems = new Problems(byId("design"), byId("design-problem"), {
      types: this.types,
      points: this.parts[1][0].grid,
      scenarios: this.parts[3][0].grid,
    });
    this.answers = new Panel("/api/design", {
      answer: (answer, since) => this.tell(answer, since),
      problem: (problem) => this.problems.show(problem),
      state: stateTeller(byId("design"), byId("design-state")),
    });
    this.charts = new Panel(
      "/api/design/charts",
      { answer: ({ answer, charts }) => this.shelf.show(charts, answer) },
      100,
    );
    this.pin = byId("pin");
    this.pin.addEventListener("click", () => this.pinned(this.pin.getAttribute("aria-pressed") !== "true"));
    const body = () => this.question;
    downloads(byId("downloads"), [
      { id: "save-types", words: "Types (CSV)", file: "types.csv", text: () => writeCSV(this.types.shown) },
      { id: "save-menu", words: "Menu (CSV)", file: "menu.csv", path: "/api/design/menu", body },
      { id: "save-report", words: "Report (HTML)", file: "contract.html", path: "/api/design/report", body },
      { id: "save-proof", words: "Proof (JSON)", file: "proof.json", path: "/api/design/proof", body },
      { id: "save-lp", words: "Linear program (LP)", file: "contract.lp", path: "/api/design/lp", body },
    ]);
  }

  /** Shows the problem and asks for its contract. */
  show({ design }) {
    this.types.show(design.types);
    for (const [part, of] of this.parts) part.show(of(design));
    set(byId("accuracy"), "class", design.pilot ? "unused" : null);
    this.pilot.show(design);
    this.question = designQuestion(design);
    this.answers.ask(this.question);
  }

  tell(answer, since) {
    this.problems.clear();
    this.certificate.show(answer);
    if (answer.menu.length) {
      this.menu.show(answer.menu);
      this.last = answer;
    } else {
      byId("design-state").textContent = "no menu: the numbers below are those of the last one";
      byId("design").dataset.state = "stale";
    }
    write(
      byId("glance"),
      answer.message ??
        `Performance ${answer.performance.lower.toFixed(4)}, ${answer.status}. Brings ${answer.menu.map((row) => `${row.type}: ${measured(row.contribution)}`).join(", ")}`,
    );
    performance.measure("change to menu", { start: since });
    announce(
      answer.message ??
        `Menu of ${answer.menu.length} types, performance ${answer.performance.lower.toFixed(4)}, ${answer.status}.`,
    );
    if (answer.menu.length) this.charts.ask(this.question);
  }

  pinned(on) {
    set(this.pin, "aria-pressed", on ? "true" : "false");
    write(this.pin, on ? "Unpin" : "Pin this menu");
    this.menu.pin(on);
    this.certificate.pin(on);
  }
}
