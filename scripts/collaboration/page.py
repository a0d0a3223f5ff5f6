"""The tables as text and CSV, and the page with the charts."""

import csv
import html

from charts import delivered, drawn, side_by_side
from summary import by_type, lines, regimes

COPIES = ("type", "copies", "rows", "promised", "due", "delivered, validation", "delivered, fresh")
REGIMES = ("regime", "type", "rows brought", "skill, fresh", "skill, theory", "utility [value units]")


def text(results, names):
    """All tables, for a terminal."""
    tables = [[("", ""), *_found(results)]]
    if by_type(results, names):
        tables += [[COPIES, *_copies(results, names)], [REGIMES, *_regimes(results, names)]]
    return "\n\n".join(map(_columns, tables)).lstrip("\n")


def _found(results):
    """Rows of what was measured and what was found."""
    return [(name, str(value)) for name, value in lines(results)]


def _copies(results, names):
    """Rows by type: means with standard errors, rows to the whole and skill to four places."""
    return [
        (name, str(count), _mean(rows, 0), *(_mean(skill, 4) for skill in skills))
        for name, count, rows, *skills in by_type(results, names)
    ]


def _mean(found, places):
    """A mean with its standard error, where there is one."""
    mean, error = found
    return f"{mean:.{places}f}" + ("" if error is None else f" ± {error:.{max(places, 1)}f}")


def _regimes(results, names):
    """Rows by regime and type."""
    return [
        (regime, name, f"{rows:.1f}", f"{skill:.4f}", f"{theory:.4f}", f"{utility:.2f}")
        for regime, name, rows, skill, theory, utility in regimes(results, names)
    ]


def _columns(rows):
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write_csv(path, results):
    """A row a delivery. Skill: (score - baseline) / (1 - baseline)."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow("group,party,type,rows,promise,due,target,validation,fresh,made_of".split(","))
        for d in (d for r in results for d in r.deliveries):
            skills = (f"{x:.6f}" for x in (d.promise, d.due, d.target, d.validation, d.fresh))
            out.writerow([d.group, d.party, d.type, d.rows, *skills, f"{d.made_of:g}"])


def page(title, command, results, names, remarks):
    """One HTML document that refers to nothing outside itself."""
    tables = [
        ("What was promised and what was delivered", ("measured", "found"), _found(results)),
        ("By type, in skill", COPIES, _copies(results, names)),
        ("Without a contract, and with it", REGIMES, _regimes(results, names)),
    ]
    body = [f"<h1>{html.escape(title)}</h1>", *(f"<p>{html.escape(line)}</p>" for line in remarks)]
    body += [_table(*table) for table in tables]
    body += [
        f"<figure><figcaption>{html.escape(heading)}</figcaption>{drawn(chart)}</figure>"
        for heading, chart in _charts(results, names)
    ]
    body.append(f"<h2>Again</h2><pre>{html.escape(command)}</pre>")
    return HEAD.replace("TITLE", html.escape(title)) + "\n".join(body) + "\n</main></body></html>\n"


def _table(heading, head, rows):
    """A table under its heading."""
    cells = "".join(f"<th scope=col>{html.escape(cell)}</th>" for cell in head)
    body = ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    start = f"<h2>{html.escape(heading)}</h2><table><thead><tr>{cells}</tr></thead><tbody>"
    return "\n".join([start, *body, "</tbody></table>"])


def _charts(results, names):
    """Headings and charts; none where nothing was handed out."""
    rows = regimes(results, names)
    if not rows:
        return []
    return [
        ("Each copy: above the dashed line the promise was kept", delivered(results)),
        ("Rows that a party brings", side_by_side(rows, 2, "Rows")),
        ("Skill of its model, fresh rows", side_by_side(rows, 3, "Skill")),
        ("What is left to it", side_by_side(rows, 5, "Utility [value units]")),
    ]


HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>TITLE</title>
<style>
:root { --ink: #1f1f1f; --line: #d9d9d9; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --line: #444; --paper: #16181b; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); }
figure { margin: 1.2rem 0; } figure svg { max-width: 100%; height: auto; background: #fff; }
figcaption { font-weight: 600; }
pre { white-space: pre-wrap; }
@media print { body { font-size: 10pt; } figure, tr { break-inside: avoid; } }
</style></head><body><main>
"""
