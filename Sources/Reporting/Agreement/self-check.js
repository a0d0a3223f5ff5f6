// Recomputes what a contract says of itself from the numbers that the page carries, over all groups that may come. Code of
// its own: none of it is Accord's. What the page shows is compared by sentences.js and shown-check.js, which follow it.
document.documentElement.dataset.check = "differs";
Object.assign(document.getElementById("verdict"), { className: "bad", textContent: "✗ This page could not recompute its own numbers. Do not sign it." });
const contract = JSON.parse(document.getElementById("contract").textContent);
const { problem, menu } = contract;
const checks = [], uncovered = [];
const most = (list, of) => list.reduce((worst, item) => Math.max(worst, of(item)), -Infinity);
const { policy } = contract.rewards, percents = [5, 25, 50, 75, 95], quantile = k => `p${String(k).padStart(2, "0")}`;
const check = (what, worst, allowed) => checks.push({ what, worst, holds: worst <= allowed });

// --- Curves and values, by the formulas that the documentation names.
const family = text => [text.split(":")[0], text.slice(text.indexOf(":") + 1).split(",").map(Number)];
function known(text, kinds) {
  if (!kinds.includes(family(text)[0])) throw new Error(`"${text}" is not known here`);
  return text;
}
function learning(text) {
  const [kind, [p, q, r, s]] = family(text);
  const branch = {
    bound: x => q - (Math.sqrt(2 * p * (2 + Math.log(x / p))) + 4) / Math.sqrt(x),
    power: x => p - q * x ** -r,
    arctan: x => 2 / Math.PI * Math.atan(p * x),
    exponential: x => -p * Math.expm1(-q * x),
    pow4: x => p - q * (x + r) ** -s,
    mmf: x => p - q / (1 + (x / r) ** s),
    weibull: x => p - q * Math.exp(-((x / r) ** s)),
  }[kind];
  if (!branch) return known(text, ["table"]) && null;
  // The published bound is positive again far below its largest zero, where it bounds nothing.
  let low = kind === "bound" ? p * Math.exp((Math.sqrt(7) - 4) / 3) : 0, onset = low;
  if (!(branch(low) >= 0)) {
    for (onset = Math.max(1, 2 * low); !(branch(onset) > 0); onset *= 2) low = onset;
    for (let k = 0; k < 300; k++) {
      const middle = (low + onset) / 2;
      if (branch(middle) > 0) onset = middle; else low = middle;
    }
  }
  return { onset, limit: { bound: q, arctan: 1 }[kind] ?? p, performance: x => x < onset ? 0 : Math.max(0, branch(x)) };
}
const [worthKind, [scale, exponent]] = family(known(problem.valuation, ["linear", "power"]));
const worth = performance => performance <= 0 ? 0 : worthKind === "linear" ? scale * performance : scale * performance ** exponent;
const curve = learning(problem.accuracy), high = problem.accuracyHigh ? learning(problem.accuracyHigh) : curve;
const size = worth(1), small = 1e-7 * size, nothing = curve && worth(curve.performance(0));

// The most of worth - cost x: concave beyond the onset, so that thirds close in on it.
function alone({ onset, performance }, cost, capacity) {
  const gain = x => worth(performance(x)) - cost * x;
  let low = onset, end = Math.min(capacity, size / cost);
  if (end <= onset) return gain(0);
  for (let k = 0; k < 400; k++) {
    const third = (end - low) / 3;
    if (gain(low + third) < gain(end - third)) low += third; else end -= third;
  }
  return Math.max(gain(0), gain((low + end) / 2));
}

// --- The types, with what they have with and without the contract in the valuation's units.
const types = menu.map((offer, i) => {
  const { cost, quality = 1, value = 1, outside, capacity } = problem.types[i];
  const unit = cost / quality / value, reach = high ? worth(high.limit) / unit : Infinity;
  // As much as nobody of the cost would bring limits nothing.
  const owns = capacity == null || quality * capacity >= reach ? Infinity : quality * capacity;
  const without = outside != null ? outside / value : high && alone(high, unit, owns), rule = contract.rewards.types[i];
  return {
    offer, unit, owns, value, without, given: outside != null, brings: quality * offer.contribution, rule,
    gets: v => policy === "proportional" ? nothing + Math.min(1, rule.part) * (v - nothing) : Math.min(Math.max(rule.threshold, nothing), v),
    with: offer.reward - unit * quality * offer.contribution,
  };
});

// What the types have, and what where nothing is said.
const columns = { cost: undefined, quality: 1, value: 1, outside: undefined, capacity: undefined };
function checkOffers() {
  const { lower, upper, gap } = contract.performance;
  check("The proved bound lies below what is reached, or the gap is another, by", Math.max(lower - upper, Math.abs(upper - lower - gap)), 1e-12);
  const isOpen = problem.scenarios || problem.worstProbabilities;
  const said = Object.entries({ ...columns, ...(isOpen ? {} : { probability: undefined }) });
  check("Types that the menu gives otherwise", problem.types.filter((type, i) => type.name !== menu[i]?.type
    || said.some(([name, usual]) => name in menu[i] && (menu[i][name] ?? usual) !== (type[name] ?? usual))).length, 0);
  check("The same amounts, said otherwise (worth, performance, promise)", most(types, ({ offer, value, rule }) => Math.max(
    Math.abs(value * offer.reward - (offer.worth ?? value * offer.reward)), Math.abs(worth(offer.rewardPerformance) - offer.reward),
    Math.abs(rule.promise - offer.reward))), small);
  check("What each type has with its offer (utility)", most(types, t => Math.abs(t.with - t.offer.utility / t.value)), small);
  const pilot = contract.pilot && contract.pilot.outsideCurves.length > 0;
  const isKnown = t => t.given || (t.without != null && !pilot && (t.offer.outsideSource !== "high-curve" || problem.accuracyHigh));
  const known = types.filter(isKnown);
  if (known.length < types.length) uncovered.push("what types have alone, by a curve that was measured");
  const same = t => known.filter(other => other.unit === t.unit && other.owns === t.owns);
  if (known.length) {
    check("What each type has without the contract (outside option)", most(known, t => Math.min(
      Math.abs(t.without - t.offer.outsideOption / t.value), Math.abs(most(same(t), o => o.without) - t.offer.outsideOption / t.value))), small);
  }
  check("Nobody would refuse (ir): the most that somebody has more without", most(types, t =>
    Math.max(t.offer.outsideOption / t.value, isKnown(t) ? t.without : -Infinity) - t.with), small);
  check("Nobody gains by another's offer (ic): the most that somebody would", most(types, t => most(types, other =>
    other.brings <= t.owns * (1 + 1e-9) ? other.offer.reward - t.unit * other.brings - t.with : -Infinity)), small);
  if (types.some(t => t.owns < Infinity)) {
    check("Nobody is asked for more than it owns", most(types, t => t.owns < Infinity ? t.unit * (t.brings - t.owns) : -Infinity), small);
  }
}

// --- All groups that may come: so many parties of each different offer.
function checkGroups() {
  const [kind, [number, rate]] = family(known(problem.participation, ["fixed", "at-least", "poisson", "binomial"]));
  const parties = kind === "poisson" ? Math.ceil(number + 10 * Math.sqrt(number) + 20) : number;
  const isOpen = kind === "poisson" || kind === "binomial";
  const pools = [...new Set(types.map(t => t.brings))].map(brings => ({ brings, chance: 0 }));
  types.forEach((t, i) => { t.pool = pools.findIndex(p => p.brings === t.brings); pools[t.pool].chance += problem.types[i].probability; });
  let groups = 1;
  for (let k = 1; k < pools.length + (isOpen ? 1 : 0); k++) groups *= (parties + k) / k;
  if (!curve) return uncovered.push("caps, performance and the example, since the learning curve was measured and has no formula");
  if (problem.scenarios || problem.worstProbabilities) return uncovered.push("caps and performance, since it is not known who comes");
  if (groups * (types.length + pools.length) > 6e7) return uncovered.push(`caps and performance, since there are too many groups (${groups.toExponential(1)})`);
  const logs = [0];
  for (let n = 1, lost = 0; n <= parties; n++) {
    const term = Math.log(n) - lost, sum = logs[n - 1] + term;
    lost = sum - logs[n - 1] - term;
    logs.push(sum);
  }
  const draw = pools.map(p => Math.log((kind === "poisson" ? number : kind === "binomial" ? rate : 1) * p.chance));
  const away = kind === "binomial" ? Math.log1p(-rate) : 0;
  const own = problem.conditioning === "own", ranked = contract.rewards.draws == null;
  let all = 0, performance = 0, modelValue = 0;
  const rounding = t => small + (ranked || policy === "proportional" ? 0 : 6 * (t.rule.standardError ?? 0));
  for (const t of types) {
    const chance = problem.types.reduce((sum, o, j) => types[j].unit === t.unit && types[j].owns === t.owns ? sum + o.probability : sum, 0);
    // Of the parties with this offer, those of the type: how likely one of so many is there.
    const others = Math.log1p(-Math.min(1, chance / pools[t.pool].chance));
    t.weigh = n => own ? n : n === 0 ? 0 : others === -Infinity || n * others < -40 ? 1 : -Math.expm1(n * others);
    t.weight = t.cap = t.mean = t.ownWeight = t.ownCap = t.top = 0;
    t.below = percents.map(() => 0), t.upTo = percents.map(() => 0);
  }
  const counts = pools.map(() => 0);
  function visit(k, left, log, total) {
    if (k < pools.length && !(k === pools.length - 1 && !isOpen)) {
      for (let n = 0; n <= left; n++) {
        counts[k] = n;
        visit(k + 1, left - n, log - logs[n] + (n && n * draw[k]), total + n * pools[k].brings);
      }
      return;
    }
    if (k < pools.length) { counts[k] = left; log += (left && left * draw[k]) - logs[left]; total += left * pools[k].brings; left = 0; }
    if (kind === "binomial") log += (left && left * away) - logs[left];
    const chance = Math.exp(log + (kind === "poisson" ? -number : logs[parties]));
    const a = curve.performance(total), v = worth(a);
    all += chance; performance += chance * a; modelValue += chance * v;
    for (const t of types) {
      const weight = chance * t.weigh(counts[t.pool]), reward = t.gets(v);
      if (counts[t.pool]) t.top = Math.max(t.top, v);
      t.weight += weight; t.cap += weight * v; t.mean += weight * reward;
      t.ownWeight += chance * counts[t.pool]; t.ownCap += chance * counts[t.pool] * v;
      for (const [k, percent] of ranked ? percents.entries() : []) {
        const apart = reward - t.rule.quantiles[quantile(percent)];
        if (apart < -small) t.below[k] += weight;
        if (apart <= small) t.upTo[k] += weight;
      }
    }
  }
  visit(0, parties, 0, 0);
  check("How likely all groups together are: away from 1 by", Math.abs(all - 1), 1e-7);
  check("What the group's model performs", Math.abs(performance / all - contract.performance.lower), 1e-7);
  check("What the group's model is worth", Math.abs(modelValue / all - contract.modelValue), small);
  check("What each type can be promised at most (cap)", most(types, t => Math.abs(t.cap / t.weight - t.offer.cap)), small);
  check("Nobody is promised more than that: the most that somebody is", most(types, t => t.offer.reward - t.cap / t.weight), small);
  check("What each type gets on average is not what it is promised (reward), by more than rounding or the error of what was drawn", most(types, t =>
    Math.abs(t.mean / t.weight - t.offer.reward) - rounding(t)), 0);
  const part = o => o.cap > nothing ? (o.reward - nothing) / (o.cap - nothing) : 0;
  check("What each type expects that knows itself to be in (own view)", most((contract.ownView ?? []).map((view, i) => Math.abs(
    nothing + part(menu[i]) * (types[i].ownCap / types[i].ownWeight - nothing) - view.reward)), x => x), small);
  if (!ranked) return uncovered.push("what rewards vary by, which was drawn");
  check("How likely a reward is to stay below its percentile, beyond the percentage", most(types, t => most(percents.map((p, k) =>
    Math.max(t.below[k] / t.weight - p / 100, p / 100 - t.upTo[k] / t.weight)), x => x)), 1e-7);
}
