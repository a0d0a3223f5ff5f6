/**
 * The rows of a table in text: TSV or CSV (commas or semicolons), with quoted cells; the separator is the first
 * line's.
 */
export function parseDelimited(text) {
  const source = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "");
  const first = source.split("\n", 1)[0];
  const separator = ["\t", ";", ","].find((mark) => first.includes(mark)) ?? ",";
  const rows = [[]];
  let cell = "",
    quoted = false;
  for (let at = 0; at < source.length; at++) {
    const mark = source[at];
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (mark === '"' && cell === "") quoted = true;
    else if (mark === separator) {
      rows.at(-1).push(cell);
      cell = "";
    } else if (mark === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      rows.push([]);
    } else cell += mark;
  }
  rows.at(-1).push(cell);
  const tidy = separator === "," ? (each) => each.trim() : (each) => each.trim().replace(/^(-?\d+),(\d+)$/, "$1.$2");
  return rows.map((row) => row.map(tidy)).filter((row) => row.some((each) => each !== ""));
}

const quote = (cell) => (/[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as CSV: a line for the heading and one for each row. */
export function writeCSV({ heading, rows }) {
  return [heading, ...rows].map((row) => row.map(quote).join(",")).join("\n") + "\n";
}

/**
 * In which cell of a line of CSV a character stands, both counted as the reader of the line counts: cells from 0,
 * characters from 1.
 */
export function cellAt(row, character) {
  let end = 0;
  for (const [index, cell] of row.entries()) {
    end += [...quote(cell)].length + 1;
    if (character <= end) return index;
  }
  return row.length - 1;
}

/** Pasted rows as a table: with their own heading if they have one of these names, else under the names given. */
export function asTable(rows, names) {
  const known = new Set(names);
  const heading = rows[0].map((name) => name.toLowerCase().replaceAll(" ", "_"));
  if (heading.some((name) => known.has(name)))
    return { heading, rows: padded(rows.slice(1), heading.length), headed: true };
  const width = Math.max(...rows.map((row) => row.length));
  return { heading: names.slice(0, width), rows: padded(rows, Math.min(width, names.length)), headed: false };
}

const padded = (rows, width) => rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
