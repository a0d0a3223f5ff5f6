import { element } from "./elements.js";
import { CheckField, ChoiceField, NumberField, TextField } from "./field.js";
import { counts, linear, logarithmic } from "./scales.js";

/** How many parties join: a kind of law with its numbers. */
export class Participation {
  constructor(place, change, settle) {
    const part = (name) => (text, gesture) =>
      change((design) => {
        design.participation[name] = text;
      }, gesture);
    this.kind = new ChoiceField({
      id: "participation-kind",
      label: "How many is known",
      change: (kind) =>
        change((design) => {
          design.participation.kind = kind;
        }),
      choices: [
        ["fixed", "exactly"],
        ["at-least", "at least so many, for sure"],
        ["poisson", "only the mean (Poisson)"],
        ["binomial", "each of so many joins with a chance (binomial)"],
      ],
    });
    this.count = new NumberField({
      id: "parties",
      label: "Parties",
      unit: "parties",
      scale: counts(1, 100_000),
      change: part("count"),
      settle,
    });
    this.rate = new NumberField({
      id: "rate",
      label: "Chance that each joins",
      scale: linear(0.01, 1, 0.01),
      change: part("rate"),
      settle,
    });
    place.append(this.kind.element, this.count.element, this.rate.element);
  }

  show({ kind, count, rate }) {
    this.kind.show(kind);
    this.count.show(count);
    this.rate.show(rate);
    this.rate.element.hidden = kind !== "binomial";
  }
}

/** What a perfect model is worth. */
export class Valuation {
  constructor(place, change, settle) {
    const part = (name) => (text, gesture) =>
      change((design) => {
        design.valuation[name] = text;
      }, gesture);
    this.family = new ChoiceField({
      id: "valuation-family",
      label: "Worth of a model",
      change: part("family"),
      choices: [
        ["linear", "in proportion to its performance"],
        ["power", "a power of its performance"],
      ],
    });
    this.scale = new NumberField({
      id: "scale",
      label: "A perfect model is worth",
      unit: "value",
      scale: logarithmic(1, 10_000),
      change: part("scale"),
      settle,
      help: "Value units are the money, or whatever else, in which costs are written too.",
    });
    this.exponent = new NumberField({
      id: "exponent",
      label: "Exponent",
      scale: linear(0.01, 1, 0.01),
      change: part("exponent"),
      settle,
    });
    place.append(this.family.element, this.scale.element, this.exponent.element);
  }

  show({ family, scale, exponent }) {
    this.family.show(family);
    this.scale.show(scale);
    this.exponent.show(exponent);
    this.exponent.element.hidden = family !== "power";
  }
}

/** Terms that few need. */
export class Terms {
  constructor(place, change, settle) {
    const put = (name) => (value, gesture) =>
      change((design) => {
        design.terms[name] = value;
      }, gesture);
    this.fields = {
      conditioning: new ChoiceField({
        id: "conditioning",
        label: "Whose expectation caps a reward",
        change: put("conditioning"),
        choices: [
          ["at-least-one", "over the groups with the type in them"],
          ["own", "a party's own, knowing itself to be in"],
        ],
      }),
      prefer: new ChoiceField({
        id: "prefer",
        label: "Where several rewards do",
        change: put("prefer"),
        choices: [
          ["parties", "the greatest (parties)"],
          ["coordinator", "the least (coordinator)"],
        ],
      }),
      rewardPolicy: new ChoiceField({
        id: "reward-policy",
        label: "How a promise is kept on the day",
        change: put("rewardPolicy"),
        choices: [
          ["proportional", "a fixed part of what the group's model is worth"],
          ["threshold", "the group's model, up to a threshold"],
        ],
      }),
      multiple: new TextField({
        id: "multiple",
        label: "Contributions in multiples of [units]",
        help: "Such as 10. Empty: any amount.",
        change: put("multiple"),
        settle,
      }),
      rewardMultiple: new TextField({
        id: "reward-multiple",
        label: "Rewards in multiples of [value]",
        help: "Only with multiples of contributions.",
        change: put("rewardMultiple"),
        settle,
      }),
      probabilityL1: new TextField({
        id: "probability-l1",
        label: "Probabilities may be off by",
        help: "The sum of all differences, 0 to 2. The menu then holds for the worst of them.",
        change: put("probabilityL1"),
        settle,
      }),
      tolerance: new TextField({
        id: "tolerance",
        label: "Gap at which a menu counts as certified",
        change: put("tolerance"),
        settle,
      }),
      relaxed: new CheckField({ id: "relaxed", label: "Solve the concave relaxation only", change: put("relaxed") }),
      normalize: new CheckField({
        id: "normalize",
        label: "Divide probabilities by their sum",
        change: put("normalize"),
      }),
    };
    for (const [name, field] of Object.entries(this.fields))
      place.append(element("div", { "data-option": name }, field.element));
  }

  show(terms) {
    for (const [name, field] of Object.entries(this.fields)) field.show(terms[name]);
  }
}
