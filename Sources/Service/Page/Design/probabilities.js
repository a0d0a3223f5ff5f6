const digits = 6;
const tidy = (value) => Number(value.toFixed(digits));

/** Sets one probability and scales the others, in the proportions that they had before, so that all sum to 1. */
export function share(probabilities, index, value) {
  const rest = probabilities.reduce((sum, each, at) => (at === index ? sum : sum + each), 0);
  const others = probabilities.length - 1;
  if (others === 0) return [1];
  const least = 10 ** -digits;
  const taken = Math.min(value, 1 - others * least);
  return exactly(
    probabilities.map((each, at) =>
      at === index ? tidy(taken) : Math.max(least, rest > 0 ? (each / rest) * (1 - taken) : (1 - taken) / others),
    ),
    index,
  );
}

/** The same proportions, with sum 1. */
export function scaled(probabilities) {
  const sum = probabilities.reduce((total, each) => total + each, 0);
  return exactly(
    probabilities.map((each) => (sum > 0 ? each / sum : 1 / probabilities.length)),
    -1,
  );
}

/** Rounds, and gives what rounding leaves to the greatest, not to the one that was set. */
function exactly(probabilities, kept) {
  const rounded = probabilities.map(tidy);
  const rest = 1 - rounded.reduce((sum, each) => sum + each, 0);
  let greatest = kept === 0 ? 1 : 0;
  for (const [at, each] of rounded.entries()) if (at !== kept && each > rounded[greatest]) greatest = at;
  rounded[greatest] = tidy(rounded[greatest] + rest);
  return rounded;
}

/** The probabilities of a table; what is no number counts as 0. */
export function probabilitiesOf(table) {
  const at = table.heading.indexOf("probability");
  return at < 0 ? null : table.rows.map((row) => Math.max(0, Number(row[at]) || 0));
}

/** Writes probabilities into a table. */
export function putProbabilities(table, probabilities) {
  const at = table.heading.indexOf("probability");
  for (const [index, row] of table.rows.entries()) row[at] = String(probabilities[index]);
}

/** A slider of a probability: the others follow. */
export function slideProbability(table, index, value, before) {
  putProbabilities(table, share(probabilitiesOf(before), index, value));
}

/** After a row was added: it gets its part, and the others make room. */
export function makeRoom(table) {
  const probabilities = probabilitiesOf(table);
  if (probabilities) putProbabilities(table, share(probabilities, probabilities.length - 1, 1 / probabilities.length));
}

/** Scales all to sum 1, such as after a row was removed. */
export function closeRanks(table) {
  const probabilities = probabilitiesOf(table);
  if (probabilities) putProbabilities(table, scaled(probabilities));
}
