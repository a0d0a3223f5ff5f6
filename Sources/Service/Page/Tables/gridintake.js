import { asTable, parseDelimited } from "./delimited.js";
import { trouble } from "./files.js";

/** The most rows that a table on a page can have and still be edited. */
const most = 1000;

/** Takes a grid's whole table from a file's text. */
export function take(grid, text) {
  const rows = parseDelimited(text);
  if (!rows.length) return;
  if (rows.length > most) {
    trouble(`The table has ${rows.length} rows; the page takes up to ${most}. The command line takes more.`);
    return;
  }
  const { heading, rows: data } = asTable(rows, grid.heading);
  grid.change((table) => {
    table.heading = heading;
    table.rows = data.length ? data : [heading.map(() => "")];
  });
}

/**
 * Takes what is pasted into a cell. A table with a heading, or one as wide as it must be in the first cell, takes the
 * place of all; another range is written from the cell on.
 */
export function paste(grid, event) {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n,;]/.test(text.trim()) || !event.target.matches("input[type=text]")) return;
  event.preventDefault();
  const column = grid.heading.indexOf(event.target.dataset.column);
  const index = event.target.closest("tr").rowIndex - 1;
  const rows = parseDelimited(text);
  const { headed } = asTable(
    rows,
    grid.columns.map(({ name }) => name),
  );
  const needed = grid.columns.filter(({ optional }) => !optional).length;
  const whole = index === 0 && column === 0 && rows.length > 1 && rows[0].length >= needed;
  if (headed || whole) take(grid, text);
  else grid.change((table) => write(table, rows, index, column, grid.fresh));
}

/** Writes a range of cells; rows that are missing are made. */
function write(table, rows, index, column, fresh) {
  for (const [down, row] of rows.entries()) {
    while (table.rows.length <= index + down) table.rows.push(fresh(table));
    for (const [right, cell] of row.entries()) {
      if (column + right < table.heading.length) table.rows[index + down][column + right] = cell;
    }
  }
}
