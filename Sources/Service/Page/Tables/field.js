import { describe, element } from "./elements.js";
import { numberIn } from "./numbers.js";
import { Slider } from "./slider.js";

/** A number to be written or dragged, with its label and a short help. */
export class NumberField {
  /** `change(text, gesture)` gets what the field says; `settle()` ends a gesture. */
  constructor({ id, label, unit = "", help, scale, change, settle }) {
    this.input = element("input", {
      type: "text",
      inputmode: "decimal",
      id,
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => change(this.input.value.trim(), id),
      onchange: settle,
    });
    this.slider = new Slider({
      id: `${id}-slider`,
      label: `${label}, slider`,
      unit,
      scale,
      settle,
      input: (value) => change(String(value), id),
    });
    const words = help && element("p", { class: "help", id: `${id}-help` }, help);
    if (words) describe(this.input, words.id, true);
    this.element = element(
      "div",
      { class: "field" },
      element("label", { for: id }, label, unit && element("span", { class: "unit" }, ` [${unit}]`)),
      element("div", { class: "pair" }, this.input, this.slider.element),
      words,
    );
  }

  /** Shows what the problem says. */
  show(text) {
    if (this.input.value.trim() !== text) this.input.value = text;
    this.slider.show(numberIn(text));
  }
}

/** One of several choices. */
export class ChoiceField {
  constructor({ id, label, choices, help, change }) {
    this.select = element(
      "select",
      { id, onchange: () => change(this.select.value) },
      ...choices.map(([value, words]) => element("option", { value }, words)),
    );
    const words = help && element("p", { class: "help", id: `${id}-help` }, help);
    if (words) describe(this.select, words.id, true);
    this.element = element("div", { class: "field" }, element("label", { for: id }, label), this.select, words);
  }
  show(value) {
    if (this.select.value !== value) this.select.value = value;
  }
}

/** Yes or no. */
export class CheckField {
  constructor({ id, label, help, change }) {
    this.box = element("input", { type: "checkbox", id, onchange: () => change(this.box.checked) });
    this.element = element(
      "div",
      { class: "field check" },
      element("label", { for: id }, this.box, ` ${label}`),
      help && element("p", { class: "help" }, help),
    );
  }
  show(value) {
    this.box.checked = value;
  }
}

/** A short text, such as a specification; empty where it does not count. */
export class TextField {
  constructor({ id, label, help, change, settle }) {
    this.input = element("input", {
      type: "text",
      id,
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => change(this.input.value.trim(), id),
      onchange: settle,
    });
    const words = help && element("p", { class: "help", id: `${id}-help` }, help);
    if (words) describe(this.input, words.id, true);
    this.element = element("div", { class: "field" }, element("label", { for: id }, label), this.input, words);
  }
  show(text) {
    if (this.input.value.trim() !== text) this.input.value = text;
  }
}
