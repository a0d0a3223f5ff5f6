import { element, set } from "./elements.js";
import { shown } from "./numbers.js";

/** A slider that tells its value with its unit, and whether a gesture goes on or has ended. */
export class Slider {
  /** `input(value)` at each move, `settle()` when the hand lets go. */
  constructor({ id, label, unit = "", scale, input, settle }) {
    this.scale = scale;
    this.unit = unit;
    this.element = element("input", {
      type: "range",
      id,
      min: 0,
      max: scale.last,
      step: 1,
      "aria-label": label,
      oninput: () => {
        this.tell(this.value);
        input(this.value);
      },
      onchange: () => settle?.(),
    });
  }

  get value() {
    return this.scale.value(Number(this.element.value));
  }

  /** Moves the thumb to a value, the nearest that the scale has. */
  show(value) {
    const position = value == null ? 0 : this.scale.position(value);
    if (Number(this.element.value) !== position || this.scale.value(position) === value) this.element.value = position;
    this.tell(value);
  }

  tell(value) {
    set(this.element, "aria-valuetext", value === Infinity ? "no limit" : `${shown(value)} ${this.unit}`.trim());
  }
}
