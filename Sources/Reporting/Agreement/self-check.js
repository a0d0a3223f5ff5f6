// Recomputes what this page says from the numbers that it carries, over all groups that may come. Code of its own: none of it
// is Accord's.
const contract = JSON.parse(document.getElementById("contract").textContent);
const { problem, menu } = contract;
const checks = [], uncovered = [];
const most = (list, of) => list.reduce((worst, item) => Math.max(worst, of(item)), -Infinity);
const check = (what, worst, allowed) => checks.push({ what, worst, holds: worst <= allowed });

// --- Curves and values, by the formulas that the documentation names.
const family = text => [text.split(":")[0], text.slice(text.indexOf(":") + 1).split(",").map(Number)];
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
  if (!branch) return null;
  // The published bound is positive again far below its largest zero, where it bounds nothing.
  let low = kind === "bound" ? p * Math.exp((Math.sqrt(7) - 4) / 3) : 0, onset = low;
  if (!(branch(low) >= 0)) {
    for (onset = Math.max(1, 2 * low); !(branch(onset) > 0); onset *= 2) low = onset;
    for (let k = 0; k < 300; k++) {
      const middle = (low + onset) / 2;
      if (branch(middle) > 0) onset = middle; else low = middle;
    }
  }
  return { onset, performance: x => x < onset ? 0 : Math.max(0, branch(x)) };
}
const [worthKind, [scale, exponent]] = family(problem.valuation);
const worth = performance => performance <= 0 ? 0 : worthKind === "linear" ? scale * performance : scale * performance ** exponent;
const curve = learning(problem.accuracy), high = problem.accuracyHigh ? learning(problem.accuracyHigh) : curve;
const size = worth(1), small = 1e-7 * size;

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
  const unit = cost / quality / value, owns = capacity == null ? Infinity : quality * capacity;
  const without = outside != null ? outside / value : high && alone(high, unit, owns);
  return {
    offer, unit, owns, value, without, given: outside != null, brings: quality * offer.contribution,
    with: offer.reward - unit * quality * offer.contribution,
  };
});

function checkOffers() {
  const isOpen = problem.scenarios || problem.worstProbabilities;
  check("Types whose name, cost or probability the menu gives otherwise", problem.types.filter((type, i) => type.name !== menu[i]?.type
    || type.cost !== menu[i].cost || (!isOpen && type.probability !== menu[i].probability)).length, 0);
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
  const [kind, [number, rate]] = family(problem.participation);
  const parties = kind === "poisson" ? Math.ceil(number + 10 * Math.sqrt(number) + 20) : number;
  const isOpen = kind === "poisson" || kind === "binomial";
  const pools = [...new Set(types.map(t => t.brings))].map(brings => ({ brings, chance: 0 }));
  types.forEach((t, i) => { t.pool = pools.findIndex(p => p.brings === t.brings); pools[t.pool].chance += problem.types[i].probability; });
  let groups = 1;
  for (let k = 1; k < pools.length + (isOpen ? 1 : 0); k++) groups *= (parties + k) / k;
  if (!curve) return uncovered.push("caps and performance, since the learning curve was measured and has no formula");
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
  const own = problem.conditioning === "own", nothing = worth(curve.performance(0));
  let all = 0, performance = 0, modelValue = 0;
  for (const [i, t] of types.entries()) {
    const chance = problem.types.reduce((sum, o, j) => types[j].unit === t.unit && types[j].owns === t.owns ? sum + o.probability : sum, 0);
    // Of the parties with this offer, those of the type: how likely one of so many is there.
    const others = Math.log1p(-Math.min(1, chance / pools[t.pool].chance));
    const rule = contract.rewards.types[i];
    t.weigh = n => own ? n : n === 0 ? 0 : others === -Infinity || n * others < -40 ? 1 : -Math.expm1(n * others);
    t.gets = v => contract.rewards.policy === "proportional" ? nothing + Math.min(1, rule.part) * (v - nothing) : Math.min(Math.max(rule.threshold, nothing), v);
    t.weight = t.cap = t.mean = 0;
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
      const weight = chance * t.weigh(counts[t.pool]);
      t.weight += weight; t.cap += weight * v; t.mean += weight * t.gets(v);
    }
  }
  visit(0, parties, 0, 0);
  check("How likely all groups together are: away from 1 by", Math.abs(all - 1), 1e-7);
  check("What the group's model performs", Math.abs(performance / all - contract.performance.lower), 1e-7);
  check("What the group's model is worth", Math.abs(modelValue / all - contract.modelValue), small);
  check("What each type can be promised at most (cap)", most(types, t => Math.abs(t.cap / t.weight - t.offer.cap)), small);
  check("Nobody is promised more than that: the most that somebody is", most(types, t => t.offer.reward - t.cap / t.weight), small);
  check("What each type gets on average is what it is promised (reward)", most(types, t => Math.abs(t.mean / t.weight - t.offer.reward)), small);
}

// --- What the page shows, against the numbers that are checked.
const places = text => { const [digits, power = 0] = text.split("e"); return (digits.split(".")[1] ?? "").length - Number(power); };
const isShown = (text, number) => Math.abs(parseFloat(text) - number) <= 0.5001 * 10 ** -places(text.replace("%", "")) + 1e-12 * Math.abs(number);
const shown = {
  "Contribution": o => o.contribution, "Effective": o => o.effectiveContribution, "Standalone": o => o.standaloneContribution,
  "Reward": o => o.reward, "Cap": o => o.cap, "Share of cap": o => 100 * o.share, "Utility": o => o.utility,
  "Outside option": o => o.outsideOption, "Gain": o => o.utility - o.outsideOption, "Cost": o => o.cost, "Probability": o => o.probability,
};
function checkShown() {
  let wrong = 0;
  for (const row of document.querySelectorAll("table[data-table] tbody tr")) {
    const offer = menu[[...row.parentNode.children].indexOf(row)];
    for (const cell of row.cells) {
      const number = shown[cell.dataset.heading.replace(/ \[.*/, "")]?.(offer), text = cell.textContent;
      if (cell.dataset.heading === "Type" ? /^[ -~]*$/.test(offer.type) && text !== offer.type
        : number !== undefined && text !== "-" && !isShown(text, number)) { wrong++; cell.classList.add("bad"); }
    }
  }
  const numbers = menu.flatMap(o => Object.values(shown).map(of => of(o)));
  for (const line of menu.some(o => /\d\.\d/.test(o.type)) ? [] : document.querySelectorAll("[data-words] li")) {
    if (line.textContent.match(/-?\d+\.\d+/g)?.some(text => !numbers.some(n => isShown(text, n)))) { wrong++; line.classList.add("bad"); }
  }
  check("Numbers in the tables and sentences above that are others", wrong, 0);
}

// --- The files that the page carries.
function table(text) {
  const [head, ...rows] = [...text.replace(/^\uFEFF/, "").matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n?|\n|$)/g)].reduce((lines, [, cell, end]) => {
    lines.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    return end === "," ? lines : [...lines, []];
  }, [[]]).filter(line => line.some(cell => cell !== ""));
  return rows.map(row => Object.fromEntries(head.map((name, k) => [name.trim().toLowerCase(), row[k]])));
}
async function checkFiles() {
  const files = await Promise.all([...document.querySelectorAll("a[data-file]")].map(async link => {
    const bytes = Uint8Array.from(atob(link.href.split(",")[1]), c => c.charCodeAt(0));
    const digest = globalThis.crypto?.subtle && [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))];
    const named = [...document.querySelectorAll("[data-sum]")].filter(place => place.dataset.sum === link.dataset.file).map(place => place.textContent);
    return { bytes, named, sum: digest?.map(byte => byte.toString(16).padStart(2, "0")).join("") };
  }));
  if (!files.length) return uncovered.push("the files, of which the page carries none");
  if (files.every(file => file.sum)) check("Files with another SHA-256 than is named", files.filter(file => file.named.some(sum => sum !== file.sum)).length, 0);
  else uncovered.push("the files' SHA-256 sums, which this browser does not compute here");
  const rows = table(new TextDecoder().decode(files[0].bytes));
  if (rows.some(row => row.type === undefined || row.cost === undefined)) return uncovered.push("the table of types, which is not written with commas");
  const columns = ["cost", "quality", "value", "outside", "capacity"];
  if (!problem.options.normalize && !problem.scenarios && rows.every(row => row.probability)) columns.push("probability");
  check("Numbers of the types that are others in their file", problem.types.filter((type, i) => rows.length !== problem.types.length || rows[i].type !== type.name
    || menu[i].type !== type.name || columns.some(name => rows[i][name] && Number(rows[i][name]) !== (type[name] ?? 1))).length, 0);
}

function show() {
  const failed = checks.filter(c => !c.holds), state = failed.length ? "differs" : uncovered.length ? "partly" : "holds";
  const line = (tag, text, kind) => Object.assign(document.createElement(tag), { textContent: text, className: kind });
  const number = x => x === 0 || Number.isInteger(x) ? String(x) : x.toExponential(1);
  const rest = uncovered.length ? ` Not covered: ${uncovered.join("; ")}. For these run the command under "How a party can check this".` : "";
  const words = " What is compared are the tables, numbers with decimals in sentences, and the files behind their links; words, whole numbers and what is printed to be copied are not.";
  const place = document.getElementById("check"), list = document.createElement("ul");
  for (const { what, worst, holds } of checks) list.append(line("li", `${holds ? "✓" : "✗"} ${what}: ${number(worst)}`, holds ? "good" : "bad"));
  place.replaceChildren(list, line("p", `Differences in value units or performance; up to ${number(small)} and 1e-7 they count as rounding.${rest}${words}`, ""));
  const verdict = document.getElementById("verdict");
  verdict.className = failed.length ? "bad" : uncovered.length ? "partly" : "good";
  verdict.textContent = failed.length ? `✗ This page does not agree with itself: ${failed.map(c => c.what).join("; ")}. Do not sign it.`
    : `${uncovered.length ? "◐ In part: this" : "✓ This"} page recomputed its own numbers: ${checks.length} checks hold.${rest}`;
  document.documentElement.dataset.check = state;
}
try {
  checkOffers(); checkGroups(); checkShown(); await checkFiles();
} catch (error) {
  check(`The check came to an end: ${error.message}`, NaN, 0);
}
show();
