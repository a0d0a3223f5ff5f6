// Compares what the page shows, in tables, sentences and files, with the numbers that self-check.js recomputes.
const places = text => { const [digits, power = 0] = text.split("e"); return (digits.split(".")[1] ?? "").length - Number(power); };
const isShown = (text, number) => Math.abs(parseFloat(text) - number) <= 0.5001 * 10 ** -places(text.replace("%", "")) + 1e-12 * Math.abs(number);
// What is invisible is shown by an escape, and compared by neither.
const bare = text => text.replace(/\\u\{[0-9A-F]+\}|\\[nrt0]/gi, "").replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, "");
const isNamed = (text, name) => /^[ -~]*$/.test(name) ? text === name : bare(text) === bare(name);
const wrong = [];
const mark = (place, holds) => { if (!holds) { wrong.push(place); place.classList.add("bad"); } };

const shown = {
  "Contribution": o => o.contribution, "Effective": o => o.effectiveContribution, "Standalone": o => o.standaloneContribution,
  "Reward": o => o.reward, "Cap": o => o.cap, "Share of cap": o => 100 * o.share, "Utility": o => o.utility,
  "Outside option": o => o.outsideOption, "Gain": o => o.utility - o.outsideOption, "Cost": o => o.cost, "Probability": o => o.probability,
  "Quality": o => o.quality, "Value": o => o.value, "Owns": o => o.capacity,
};
function checkTables() {
  for (const row of document.querySelectorAll("table[data-table] tbody tr")) {
    const offer = menu[[...row.parentNode.children].indexOf(row)];
    for (const cell of row.cells) {
      const number = shown[cell.dataset.heading.replace(/ \[.*/, "")]?.(offer), text = cell.textContent;
      if (cell.dataset.heading === "Type") mark(cell, isNamed(text, offer.type));
      else if (number !== undefined) mark(cell, number == null || Number.isNaN(number) ? !/\d/.test(text) : isShown(text, number));
    }
  }
}

// --- Sentences: what stands in them in this order, names among it. A number that is not known here stands as undefined.
const figures = text => bare(text.replace(/\s/g, "_")).match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g) ?? [];
function compare(place, ...expected) {
  const found = figures(place.textContent);
  const wanted = expected.flatMap(item => typeof item === "string" ? figures(item) : [item]);
  mark(place, found.length === wanted.length && wanted.every((item, k) => item === undefined || (typeof item === "string" ? found[k] === item : isShown(found[k], item))));
}
const [arrival, [amount, rate]] = family(problem.participation);
const gain = o => o.utility - o.outsideOption, nil = x => Math.abs(x) < 0.5e-4;
function checkOffered(section) {
  const [begin, worthIt] = section.querySelectorAll("p");
  compare(begin, ...(arrival === "fixed" && amount === 1 ? [] : [amount]));
  compare(worthIt, size);
  const pools = [...new Set(menu.map(o => o.pool))].sort((a, b) => a - b).map(pool => menu.filter(o => o.pool === pool));
  section.querySelectorAll("li").forEach((line, k) => {
    const offers = pools[k] ?? [], [o] = offers, brought = offers.map(other => other.contribution);
    if (!o) return;
    const differ = new Set(brought.map(x => x.toFixed(3))).size > 1;
    const alone = o.outsideSource !== "given" && o.standaloneContribution > 0 ? [o.standaloneContribution] : [];
    compare(line, ...offers.map(other => other.type), ...(differ ? brought : o.excluded ? [] : [o.contribution]), o.reward,
      ...(o.share == null ? [] : [100 * o.share]), ...(offers.length > 1 ? [] : [...alone, o.outsideOption, ...(nil(gain(o)) ? [] : [gain(o)])]));
  });
}
function checkReasons(section) {
  const lines = section.querySelectorAll("li"), least = menu.reduce((a, b) => gain(b) < gain(a) ? b : a), greatest = menu.reduce((a, b) => gain(b) > gain(a) ? b : a);
  compare(lines[0], ...(nil(gain(greatest)) ? [] : menu.length === 1 ? [gain(greatest)] : [least.type, gain(least), greatest.type, gain(greatest)]));
  const alone = curve ? menu.reduce((sum, o) => sum + o.probability * curve.performance(o.quality * o.standaloneContribution), 0) : undefined;
  compare(lines[3], contract.performance.lower, undefined, alone);
  compare(lines[4], contract.status === "certified" ? problem.options.tolerance : contract.performance.gap);
}
function checkDay(section) {
  const example = [...section.querySelectorAll("p")].find(place => place.textContent.startsWith("For example")), [, , keeping] = section.querySelectorAll("li");
  if (example && curve) {
    const parties = arrival === "binomial" ? amount * rate : amount, group = Math.max(1, Math.round(parties));
    const counts = menu.map(o => Math.floor(o.probability * group));
    const order = menu.map((o, i) => i).sort((i, j) => menu[j].probability * group - counts[j] - (menu[i].probability * group - counts[i]));
    for (const i of order.slice(0, group - counts.reduce((a, b) => a + b, 0))) counts[i]++;
    const performance = curve.performance(types.reduce((sum, t, i) => sum + counts[i] * t.brings, 0)), came = types.filter((t, i) => counts[i]);
    compare(example, ...types.flatMap((t, i) => counts[i] ? [counts[i], t.offer.type] : []), performance, worth(performance),
      ...came.flatMap(t => [t.gets(worth(performance)), t.offer.type]));
  }
  const kept = t => policy === "proportional" ? [100 * t.rule.part] : keeping.textContent.includes(`${t.offer.type} all of it`) ? [] : [t.rule.threshold];
  if (curve) compare(keeping, ...(policy === "proportional" && nothing > 0 ? [nothing] : []), ...types.slice(0, 12).flatMap(t => [t.offer.type, ...kept(t)]));
}

// --- Files: those that the page carries, and what is printed of them.
function table(text) {
  const [head, ...rows] = [...text.replace(/^\uFEFF/, "").matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n?|\n|$)/g)].reduce((lines, [, cell, end]) => {
    lines.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    return end === "," ? lines : [...lines, []];
  }, [[]]).filter(line => line.some(cell => cell !== ""));
  return rows.map(row => Object.fromEntries(head.map((name, k) => [name.trim().toLowerCase(), row[k]])));
}
function checkCopies() {
  const printed = [...document.querySelectorAll("p.caption")].find(place => place.textContent === "menu.csv:")?.nextElementSibling;
  const rows = printed ? table(printed.textContent) : [];
  if (printed) mark(printed, rows.length === menu.length && menu.every((o, i) => isNamed(rows[i].type, o.type)
    && Number(rows[i].contribution) === o.contribution && Number(rows[i].reward) === o.reward));
  for (const link of document.querySelectorAll("a[data-file]")) {
    const text = new TextDecoder().decode(bytesOf(link)).split("\n").slice(0, 60).join("\n"), copy = link.closest("p").nextElementSibling;
    mark(copy, copy.tagName === "PRE" && bare(copy.textContent) === bare(text));
  }
}
const bytesOf = link => Uint8Array.from(atob(link.href.split(",")[1]), c => c.charCodeAt(0));
async function checkFiles() {
  const files = await Promise.all([...document.querySelectorAll("a[data-file]")].map(async link => {
    const bytes = bytesOf(link);
    const digest = globalThis.crypto?.subtle && [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))];
    const named = [...document.querySelectorAll("[data-sum]")].filter(place => place.dataset.sum === link.dataset.file).map(place => place.textContent);
    return { bytes, named, sum: digest?.map(byte => byte.toString(16).padStart(2, "0")).join("") };
  }));
  if (!files.length) return uncovered.push("the files, of which the page carries none");
  if (files.every(file => file.sum)) check("Files with another SHA-256 than is named", files.filter(file => file.named.some(sum => sum !== file.sum)).length, 0);
  else uncovered.push("the files' SHA-256 sums, which this browser does not compute here");
  const rows = table(new TextDecoder().decode(files[0].bytes));
  if (rows.some(row => row.type === undefined || row.cost === undefined)) return uncovered.push("the table of types, which is not written with commas");
  const isWhole = !problem.options.normalize && !problem.scenarios && rows.every(row => row.probability);
  const written = Object.entries({ ...columns, ...(isWhole ? { probability: undefined } : {}) });
  check("Types that are others in their file", rows.length !== problem.types.length ? NaN : problem.types.filter((type, i) =>
    rows[i].type.trim() !== type.name.trim() || menu[i].type !== type.name || written.some(([name, usual]) =>
      (rows[i][name] ? Number(rows[i][name]) : usual) !== (type[name] ?? usual))).length, 0);
}

function show() {
  const failed = checks.filter(c => !c.holds), state = failed.length ? "differs" : uncovered.length ? "partly" : "holds";
  const line = (tag, text, kind) => Object.assign(document.createElement(tag), { textContent: text, className: kind });
  const number = x => x === 0 || Number.isInteger(x) ? String(x) : x.toExponential(1);
  const rest = uncovered.length ? ` Not covered: ${uncovered.join("; ")}. For these run the command under "How a party can check this".` : "";
  const words = " What is compared are the tables, the numbers in the plain sentences, menu.csv, and the files with what is printed of them; words are not, nor the mathematics' sentences.";
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
  checkOffers(); checkGroups(); checkTables(); checkCopies();
  for (const [words, compared] of Object.entries({ offers: checkOffered, reasons: checkReasons, day: checkDay })) {
    const section = document.querySelector(`[data-words=${words}]`);
    if (section) compared(section);
  }
  check("Places above where the page shows another number or name", wrong.length, 0);
  await checkFiles();
} catch (error) {
  check(`The check came to an end: ${error.message}`, NaN, 0);
}
show();
