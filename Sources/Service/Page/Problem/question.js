import { writeCSV } from "./delimited.js";

/** The body that asks for the contract of the tab Design. What has its default is left out. */
export function designQuestion({
  types,
  scenarios,
  participation,
  accuracy,
  points,
  concave,
  pilot,
  baseline,
  trust,
  valuation,
  terms,
}) {
  const body = {
    types: writeCSV(types),
    participation: participationText(participation),
    valuation: valuationText(valuation),
  };
  if (pilot) Object.assign(body, { pilot: writeCSV(pilot), baseline, trust });
  else if (accuracy.family === "table") Object.assign(body, { points: writeCSV(points), concave });
  else body.accuracy = `${accuracy.family}:${accuracy.parameters.join(",")}`;
  if (scenarios) body.scenarios = writeCSV(scenarios);
  if (!pilot && accuracy.high) body.accuracyHigh = accuracy.high;
  for (const [name, value] of Object.entries(terms)) {
    if (value !== "" && value !== false && value !== usual[name]) body[name] = value;
  }
  return body;
}

const usual = { conditioning: "at-least-one", prefer: "parties", rewardPolicy: "proportional", tolerance: "1e-8" };

function participationText({ kind, count, rate }) {
  return kind === "binomial" ? `binomial:${count},${rate}` : `${kind}:${count}`;
}

function valuationText({ family, scale, exponent }) {
  return family === "power" ? `power:${scale},${exponent}` : `linear:${scale}`;
}

/** The body that asks whether a menu holds. How rewards are kept on the day is no part of that. */
export function verifyQuestion({ design, verify }) {
  const { rewardPolicy, ...body } = designQuestion(design);
  return { ...body, menu: writeCSV(verify.menu) };
}

/** The body that asks for a curve fitted to the pilot. */
export function fitQuestion({ pilot, baseline }) {
  return { pilot: writeCSV(pilot), baseline };
}

export function bargainQuestion({ specialists, generalistCost, generalistExponent, perDomain }) {
  const body = { specialists: writeCSV(specialists), generalistCost };
  if (generalistExponent !== "2") body.generalistExponent = generalistExponent;
  if (perDomain) body.perDomain = true;
  return body;
}

export function competeQuestion({ prior, payoffs, precision, leaveOut, dynamics }) {
  const body = { prior: writeCSV(prior), payoffs: writeCSV(payoffs) };
  if (precision) body.precision = precision;
  if (leaveOut) body.leaveOut = leaveOut;
  if (dynamics) body.dynamics = true;
  return body;
}
