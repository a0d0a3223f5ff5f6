import { measured, shown } from "./numbers.js";

const list = (items, words) => items.map(words).join("; ");

/** What the charts of a contract show, in words with their values. */
export function tellContract(name, { menu, bounds, performance }) {
  if (!menu?.length) return null;
  switch (name) {
    case "contributions":
      return `Bars. Units that each type brings: ${list(menu, (row) => `${row.type} ${measured(row.contribution)}, alone ${measured(row.standaloneContribution)}`)}.`;
    case "menu":
      return `Each offer as a point, contribution against reward: ${list(menu, (row) => `${row.type} brings ${measured(row.contribution)} for ${measured(row.reward)}, cap ${measured(row.cap)}`)}.`;
    case "rewards":
      return `How the value of the model that each type gets is spread, with the promise: ${list(menu, (row) => `${row.type} ${measured(row.reward)}`)}.`;
    case "bounds":
      return `Two lines that meet: after ${bounds.at(-1)?.linearPrograms} linear programs the menu achieves ${shown(performance.lower)}, and no menu exceeds ${shown(performance.upper)}.`;
    default:
      return null;
  }
}

/** What the charts of a bargain show. */
export function tellBargain(name, { solutions, pareto }) {
  const rules = Object.entries(solutions ?? {}).filter(([, solution]) => solution);
  switch (name) {
    case "utilities":
      return `Utilities over the generalist's share. Shares by rule: ${list(rules, ([rule, { share }]) => `${ruleNames[rule]} ${[share].flat().map(shown).join(" and ")}`)}. ${pareto ? `Pareto set: ${list(pareto, ([low, high]) => `${shown(low)} to ${shown(high)}`)}.` : ""}`;
    case "frontier":
      return `The generalist's utility over the specialists' sum: ${list(rules, ([rule, each]) => `${ruleNames[rule]} ${shown(each.generalistUtility)} against ${shown(each.specialistUtility.reduce((sum, one) => sum + one, 0))}`)}.`;
    default:
      return null;
  }
}

/** The names of the rules, in the order in which they are shown. */
export const ruleNames = {
  powerfulGeneralist: "Powerful generalist",
  powerfulSpecialist: "Powerful specialists",
  verticalMonopoly: "Vertical monopoly",
  egalitarian: "Egalitarian",
  nash: "Nash",
  kalaiSmorodinsky: "Kalai-Smorodinsky",
  maximumPerformance: "Maximum performance",
};

/** What the charts of a competition show. */
export function tellCompetition(name, { users }) {
  if (name !== "chain") return null;
  return `Values for each user: ${list(users, (user) => `${user.user} ${shown(user.noInformation)} without information, ${shown(user.certain)} for certain, ${shown(user.equilibrium?.lowest)} to ${shown(user.equilibrium?.highest)} in equilibrium, ${shown(user.fullInformation)} with full information`)}.`;
}

/** What the charts of a fit show. */
export function tellFit(_, { chosen, band }) {
  if (!band?.length) return null;
  return `Learning curves, ${chosen}. Skill by samples, low to high: ${list(band, (row) => `${row.samples}: ${shown(row.low)} to ${shown(row.high)}`)}.`;
}
