// What the plain sentences have to say, word for word: texts and numbers in their order, a list for alternatives, null for a
// number that is not known here.
const gain = o => o.utility - o.outsideOption, nil = x => Math.abs(x) < 0.5e-4;
const [arrival, [amount, rate]] = family(problem.participation);
const listed = items => items.flatMap((item, k) => [...(k === 0 ? [] : [k === items.length - 1 ? " and " : ", "]), ...[item].flat()]);
const joined = (items, mark) => items.flatMap((item, k) => [...(k === 0 ? [] : [mark]), ...item]);
const fewEnough = 12;

function agreed() {
  const many = { fixed: amount === 1 ? ["One party"] : [amount, " parties"], "at-least": [amount, " parties or more"], poisson: ["About ", amount, " parties"], binomial: ["Up to ", amount, " parties"] };
  const pools = [...new Set(menu.map(o => o.pool))].sort((a, b) => a - b).map(pool => menu.filter(o => o.pool === pool));
  return [
    [...many[arrival], " train one model together, each with data of its own. Nobody pays and nobody is paid: what a party gets for its data is a copy of the model, made weaker where its offer says so. Each party takes one of the offers below. They are made so that the best one for a party is that to its own type; what its data costs it, it need not show anybody."],
    ["What a model is worth is counted in value units, in which a perfect model is worth ", size, ". A reward is a mean over the groups that may come: how good a model turns out is known on the day."],
    ...(pools.length > fewEnough ? [] : pools.map(offered)),
  ];
}
function offered(offers) {
  const [o] = offers, types = offers.map(other => other.type);
  const asked = [
    ...(offers.length > 1 ? [["brings ", ...listed(offers.map(other => other.contribution)), " units of data, in this order,"]] : []),
    o.excluded ? ["brings nothing"] : ["brings ", o.contribution, " units of data"],
  ];
  const part = o.share == null ? [] : [", which is ", 100 * o.share, "% of what the group's model is worth on average"];
  const gets = [asked, " and gets a model that is worth ", o.reward, " on average", ...part, "."];
  if (offers.length > 1) return ["Types ", ...listed(types), " get one and the same offer: each party ", ...gets];
  const alone = o.outsideSource === "given" ? ["Without the contract it says that it has ", o.outsideOption]
    : o.outsideSource === "high-curve" ? ["By training alone it would have ", o.outsideOption, " after paying for its data, if models learn as well as may be"]
    : o.standaloneContribution > 0 ? ["Alone it would train on ", o.standaloneContribution, " units and be left with ", o.outsideOption, " after paying for its data"]
    : ["Alone it would not train, and have ", o.outsideOption];
  return ["Type ", o.type, ": a party ", ...gets, " ", ...alone, "; with the contract it has ", [["just as much"], [gain(o), " more"]].slice(nil(gain(o)) ? 0 : 1), "."];
}

function reasons() {
  const least = menu.reduce((a, b) => gain(b) < gain(a) ? b : a), greatest = menu.reduce((a, b) => gain(b) > gain(a) ? b : a);
  const gains = menu.length === 1 ? ["It gains ", gain(greatest), "."]
    : ["Least is gained by type ", least.type, ", ", gain(least), ", and most by type ", greatest.type, ", ", gain(greatest), "."];
  const same = ["Here it is just as much: the gain is the better model, which each type pays for by its data."];
  const alone = curve ? menu.reduce((sum, o) => sum + o.probability * curve.performance(o.quality * o.standaloneContribution), 0) : null;
  const views = (contract.ownView ?? []).map((view, i) => [view, types[i]]).filter(([view]) => view.shortfall > 1e-6 * Math.max(1, contract.modelValue));
  const left = ([view, t]) => {
    const rest = gain(t.offer) - t.value * view.shortfall;
    return ["type ", view.type, " ", view.shortfall, " value units, which leaves it with ", Math.abs(rest), rest < 0 ? " less" : " more", " than without the contract"];
  };
  return [
    ["As the promises are reckoned, nobody is worse off than without the contract: what the promised model is worth to a type, less what its data costs it, is at least what it has otherwise. ", [same, gains].slice(nil(gain(greatest)) ? 0 : 1)],
    ["Nobody gains by taking the offer to another type, so that there is nothing to be had by pretending."],
    ["Nobody is promised more than the group's model can be expected to be worth."],
    ["The group's model performs ", contract.performance.lower, " on average, where ", curve ? curve.limit : null, " is the most that any amount of data gives; if everybody trained alone, a party's model would perform ", alone, " on average."],
    contract.status === "certified"
      ? ["No other offers that keep these rules make the group's model perform better by more than ", problem.options.tolerance, ": that is proved."]
      : ["Other offers that keep these rules can make the group's model perform better by ", contract.performance.gap, " at most."],
    ...(views.length ? [["The promises are means over the groups with a type in them, each counted once. Who knows itself to be in meets groups with many of its type more often, and expects less than the promise: ", ...joined(views.map(left), "; "), "."]] : []),
  ];
}

function day() {
  const measured = menu.some(o => o.quality !== 1) ? " The coordinator measures how good the data is, since units of some types count for more." : "";
  const kept = t => policy === "proportional" ? [" ", 100 * t.rule.part, "%"]
    : [[[" all of it"], [" ", t.rule.threshold]].filter((_, k) => !t.top || contract.rewards.draws != null || k === (t.top <= t.rule.threshold ? 0 : 1))];
  const rule = policy === "threshold" ? ["Each party gets the model itself, or a copy that is worth no more than its type's threshold in value units: "]
    : ["Each party gets a copy that is worth ", [["as much as a model without data, ", nothing, ", and its type's part of what the model is worth beyond that: "], ["its type's part of what the model is worth: "]].filter((_, k) => !curve || k === (nothing > 0 ? 0 : 1))];
  return [
    ...example(), ...reservations(),
    ["Each party says which offer it takes, and brings as many units of data as that offer asks for." + measured],
    ["One model is trained on all the data, and what it performs is measured."],
    [...rule, ...joined(types.slice(0, fewEnough).map(t => [t.offer.type, ...kept(t)]), ", "), types.length > fewEnough ? ", ...." : "."],
    ["A copy is made weaker by training it on less of the data; whoever gets the whole worth gets the model itself."],
  ];
}
function example() {
  const parties = arrival === "binomial" ? amount * rate : amount, group = Math.max(1, Math.round(parties));
  const isOpen = problem.scenarios?.length > 1 || (problem.worstProbabilities && problem.conditioning !== "own");
  if (group > 1e6 || types.length > fewEnough || isOpen) return [];
  const counts = menu.map(o => Math.floor(o.probability * group));
  const order = menu.map((o, i) => i).sort((i, j) => menu[j].probability * group - counts[j] - (menu[i].probability * group - counts[i]));
  for (const i of order.slice(0, group - counts.reduce((a, b) => a + b, 0))) counts[i]++;
  const performance = curve && curve.performance(types.reduce((sum, t, i) => sum + counts[i] * t.brings, 0)), came = types.filter((t, i) => counts[i]);
  return [["For example, if ", ...listed(types.flatMap((t, i) => counts[i] ? [[counts[i], " of type ", t.offer.type]] : [])), " come, the model performs ", performance,
    " and is worth ", curve && worth(performance), "; a party gets a model worth ", ...listed(came.map(t => [curve && t.gets(worth(performance)), " (", t.offer.type, ")"])), "."]];
}
function reservations() {
  const payment = " Under others, paying a fixed part of the model's worth pays more than was promised, to some types more than to others, so that posing may gain; what does not depend on the probabilities, the promised worth itself wherever the group's model allows, does not have that flaw.";
  const worst = problem.worstProbabilities;
  return [
    ...(arrival === "at-least" ? [["Computed with ", amount, " parties: with more, the performance and all caps are higher, and the menu holds."]] : []),
    ...(worst ? [["Probabilities are the worst of those that may be: ", ...joined(worst.map((p, i) => [menu[i].type, " ", p]), ", "), [[". Promises are means under those that make each type's cap the least."], [". Promises are means under them."]], payment]] : []),
    ...(!worst && problem.scenarios?.length > 1 ? [["One of these scenarios holds: ", ...joined(problem.scenarios.map(s => [s.name]), ", "), ". Each promise is a mean under the scenario in which the type's cap is least.", payment]] : []),
  ];
}
