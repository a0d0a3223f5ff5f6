import { element, set } from "./elements.js";
import { chartPrograms, draw } from "./runtime.js";
import { prepared } from "./specification.js";

/** For how long, ms, after the last change charts out of sight are left alone. */
const rest = 250;

const night = matchMedia("(prefers-color-scheme: dark)");

/**
 * The charts of one panel. They are drawn one at a time after the tables, and moved rather than drawn anew where that
 * can be.
 */
export class Shelf {
  #figures = new Map();
  #drawing = false;
  #hint = null;
  #changed = 0;
  #later = 0;

  /** `telling(name, answer)` puts a chart's values into words, or gives null; `order` says which charts come first. */
  constructor(place, telling, order = []) {
    this.order = order;
    this.place = place;
    this.telling = telling;
    this.sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) target.inSight = isIntersecting;
      this.#draw();
    });
    new ResizeObserver(() => this.#again()).observe(place);
    night.addEventListener("change", () => this.#again());
  }

  /** Shows these specifications, by name, of this answer. */
  show(charts, answer) {
    for (const [name, figure] of this.#figures) if (!charts[name]) figure.place.hidden = true;
    this.#changed = performance.now();
    const rank = (name) => (this.order.includes(name) ? this.order.indexOf(name) : this.order.length);
    for (const [name, source] of Object.entries(charts).sort(([one], [other]) => rank(one) - rank(other))) {
      const figure = this.#figures.get(name) ?? this.#make(name);
      figure.place.hidden = false;
      figure.source = source;
      figure.words = this.telling(name, answer) ?? source.description ?? name;
      figure.due = true;
    }
    this.#draw();
  }

  #make(name) {
    const figure = { name, place: element("figure"), drawn: null };
    this.#figures.set(name, figure);
    this.place.append(figure.place);
    this.sight.observe(figure.place);
    return figure;
  }

  #again() {
    for (const figure of this.#figures.values()) if (figure.source) figure.due = true;
    this.#draw();
  }

  async #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      const embed = await chartPrograms();
      if (!embed) {
        this.#missing();
        return;
      }
      for (let figure; (figure = this.#next()); ) {
        await new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
        if (!figure.place.hidden && figure.source && figure.due) await this.#put(embed, figure);
      }
    } finally {
      this.#drawing = false;
    }
  }

  /** What to draw now: what is in sight, and the rest once the hand rests. */
  #next() {
    if (this.place.clientWidth === 0) return undefined;
    const due = [...this.#figures.values()].filter((figure) => figure.due && !figure.place.hidden);
    const seen = due.find((figure) => figure.place.inSight);
    if (seen || !due.length) return seen;
    const wait = this.#changed + rest - performance.now();
    if (wait <= 0) return due[0];
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#draw(), wait);
    return undefined;
  }

  async #put(embed, figure) {
    figure.due = false;
    const width = this.place.clientWidth;
    const ready = prepared(figure.source, width, night.matches);
    if (figure.drawn?.shape === ready.shape) {
      const { view } = figure.drawn;
      for (const { name, ends } of ready.parameters) view.signal(name, ends);
      for (const [name, rows] of Object.entries(ready.tables)) view.data(name, rows);
      await view.runAsync();
    } else {
      const canvas = element("div", { class: "chart coming" });
      figure.place.append(canvas);
      const { view, finalize } = await draw(embed, canvas, ready.specification, figure.name);
      figure.drawn?.finalize();
      figure.drawn = { view, finalize, shape: ready.shape };
      figure.place.replaceChildren(canvas);
      canvas.classList.remove("coming");
      for (const link of canvas.querySelectorAll(".vega-actions a"))
        set(link, "aria-label", `${link.textContent}: ${figure.name}`);
    }
    const picture = figure.place.querySelector(".chart-wrapper") ?? figure.place.firstChild;
    set(picture, "role", "img");
    set(picture, "aria-label", figure.words);
  }

  #missing() {
    if (this.#hint) return;
    this.#hint = element(
      "p",
      { class: "hint" },
      "There are no charts, since the programs that draw them are missing. Start the page by scripts/accord serve, which makes them, or set ACCORD_VEGA to their file; all numbers are in the tables.",
    );
    this.place.append(this.#hint);
  }
}
