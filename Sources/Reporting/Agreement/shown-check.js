// Compares what the page shows, in tables, sentences and files, with the numbers that self-check.js recomputes.
const places = text => { const [digits, power = 0] = text.split("e"); return (digits.split(".")[1] ?? "").length - Number(power); };
const isShown = (text, number) => Math.abs(parseFloat(text) - number) <= 0.5001 * 10 ** -places(text.replace("%", "")) + 1e-12 * Math.abs(number);
// What is invisible is shown by an escape.
const read = text => text.replace(/\\u\{([0-9A-F]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/\\([nrt0])/g, (_, kind) => ({ n: "\n", r: "\r", t: "\t", 0: "\0" })[kind]);
const isText = (shown, text) => read(shown) === read(text);
const wrong = [];
const mark = (place, holds) => { if (!holds) { wrong.push(place); place.classList.add("bad"); } };

const shown = {
  "Contribution": o => o.contribution, "Effective": o => o.effectiveContribution, "Standalone": o => o.standaloneContribution,
  "Reward": o => o.reward, "Cap": o => o.cap, "Share of cap": o => o.share == null ? null : 100 * o.share, "Utility": o => o.utility,
  "Outside option": o => o.outsideOption, "Gain": o => o.utility - o.outsideOption, "Cost": o => o.cost, "Probability": o => o.probability,
  "Quality": o => o.quality, "Value": o => o.value, "Owns": o => o.capacity, "Worth": o => o.worth, "Pool": o => o.pool,
};
const binding = o => o.binding.filter(key => !menu.some(other => other.pool === o.pool && key === `ic:${other.type}`)).join(" ");
function checkTables() {
  for (const name of ["offers", "menu"]) {
    const shownTable = document.querySelector(`table[data-table=${name}]`), rows = shownTable ? [...shownTable.tBodies[0].rows] : [];
    if (rows.length !== menu.length) wrong.push(name);
    rows.slice(0, menu.length).forEach((row, i) => [...row.cells].forEach((cell, k) => {
      const heading = cell.dataset.heading, number = shown[heading.replace(/ \[.*/, "")]?.(menu[i]), text = cell.textContent;
      mark(cell, shownTable.tHead.rows[0].cells[k]?.textContent === heading && (heading === "Type" ? isText(text, menu[i].type)
        : heading === "Binding" ? isText(text, binding(menu[i])) : number == null ? !/\d/.test(text) : isShown(text, number)));
    }));
  }
}

// Where a sentence ends that begins at `from`; -1 where it says something else.
function end(text, from, tokens) {
  if (from < 0 || !tokens.length) return from;
  const [token, ...rest] = tokens;
  if (Array.isArray(token)) return token.map(way => end(text, from, [...way, ...rest])).find(place => place === text.length) ?? -1;
  if (typeof token === "string") return text.startsWith(read(token), from) ? end(text, from + read(token).length, rest) : -1;
  const [digits] = text.slice(from).match(/^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/) ?? [];
  return digits && (token == null || isShown(digits, token)) ? end(text, from + digits.length, rest) : -1;
}
function checkSentences() {
  for (const [words, sentences] of Object.entries({ offers: agreed(), reasons: reasons(), day: day() })) {
    const section = document.querySelector(`section[data-words=${words}]`), found = section ? [...section.querySelectorAll("p, li")] : [];
    if (found.length !== sentences.length) wrong.push(words);
    found.forEach((place, k) => { const text = read(place.textContent); mark(place, sentences[k] && end(text, 0, sentences[k]) === text.length); });
  }
  if (contract.title) mark(document.querySelector("h1"), isText(document.querySelector("h1").textContent, contract.title));
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
  const rows = printed ? table(printed.textContent) : [], holds = rows.length === menu.length && menu.every((o, i) => isText(rows[i].type, o.type)
    && Number(rows[i].contribution) === o.contribution && Number(rows[i].reward) === o.reward);
  if (printed) mark(printed, holds); else wrong.push("menu.csv");
  for (const link of document.querySelectorAll("a[data-file]")) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(link)).split("\n").slice(0, 60).join("\n"), copy = link.closest("p").nextElementSibling;
    // A page swallows the line end that a text begins with.
    const plain = written => read(written).replace(/^\n/, "").replaceAll("\uFFFD", "");
    mark(copy, copy.tagName === "PRE" && plain(copy.textContent) === plain(text));
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
  for (const [name, usual] of Object.entries(columns)) {
    const isIgnored = rows.some(row => row[name] && Number(row[name]) !== usual) && problem.types.every(type => (type[name] ?? usual) === usual);
    if (isIgnored) { delete columns[name]; uncovered.push(`the column ${name} of the file, which does not count here`); }
  }
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
  const words = " What is compared are the title, the tables of offers, the plain sentences word for word, menu.csv, and the files with what is printed of them; headings are not, nor what stands below the signatures beside these.";
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
  checkOffers(); checkGroups(); checkTables(); checkSentences(); checkCopies();
  check("Places above where the page shows another number or name", wrong.length, 0);
  await checkFiles();
} catch (error) {
  check(`The check came to an end: ${error.message}`, NaN, 0);
}
show();
