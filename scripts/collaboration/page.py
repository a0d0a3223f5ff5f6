"""The tables as text and CSV, and the page with the charts."""

import csv
import html

from charts import delivered, drawn, side_by_side
from summary import by_type, lines, regimes

COPIES = ("type", "copies", "rows", "promised", "due", "delivered, validation", "delivered, fresh")
REGIMES = ("regime", "type", "rows brought", "skill, fresh", "skill, theory", "utility [value units]")


def text(results, names):
    """All tables, for a terminal."""
    parts = [_columns([("", "")] + [(name, str(value)) for name, value in lines(results)])]
    copies = by_type(results, names)
    if copies:
        rows = [(n, str(k), *(f"{m:.{0 if c == 0 else 4}f} ± {e:.{1 if c == 0 else 4}f}" for c, (m, e) in enumerate(v))) for n, k, *v in copies]
        parts.append(_columns([COPIES, *rows]))
        found = [(r, n, f"{a:.1f}", f"{s:.4f}", f"{t:.4f}", f"{u:.2f}") for r, n, a, s, t, u in regimes(results, names)]
        parts.append(_columns([REGIMES, *found]))
    return "\n\n".join(parts).lstrip("\n")


def _columns(rows):
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def write_csv(path, results):
    """A row a delivery. Skill: (score - baseline) / (1 - baseline)."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow("group,party,type,rows,promise,due,target,validation,fresh,made_of".split(","))
        for r in results:
            for d in r.deliveries:
                out.writerow([d.group, d.party, d.type, d.rows, *(f"{x:.6f}" for x in (d.promise, d.due, d.target, d.validation, d.fresh)), f"{d.made_of:g}"])


def page(title, command, results, names, remarks):
    """One HTML document that refers to nothing outside itself."""
    tables = [
        ("What was promised and what was delivered", ("measured", "found"), [(n, str(v)) for n, v in lines(results)]),
        ("By type, in skill", COPIES, [(n, str(k), *(f"{m:.4g} ± {e:.2g}" for m, e in v)) for n, k, *v in by_type(results, names)]),
        ("Without a contract, and with it", REGIMES, [(r, n, f"{a:.1f}", f"{s:.4f}", f"{t:.4f}", f"{u:.2f}") for r, n, a, s, t, u in regimes(results, names)]),
    ]  # fmt: skip
    rows = regimes(results, names)
    charts = [("Each copy: above the dashed line the promise was kept", delivered(results))] if any(r.deliveries for r in results) else []
    if rows:
        charts += [
            ("Rows that a party brings", side_by_side(rows, 2, "Rows")),
            ("Skill of its model, fresh rows", side_by_side(rows, 3, "Skill")),
            ("What is left to it", side_by_side(rows, 5, "Utility [value units]")),
        ]
    body = [f"<h1>{html.escape(title)}</h1>", *(f"<p>{html.escape(line)}</p>" for line in remarks)]
    for heading, head, found in tables:
        body.append(f"<h2>{html.escape(heading)}</h2><table><thead><tr>" + "".join(f"<th scope=col>{html.escape(c)}</th>" for c in head) + "</tr></thead><tbody>")
        body += ["<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in found]
        body.append("</tbody></table>")
    body += [f"<figure><figcaption>{html.escape(heading)}</figcaption>{drawn(chart)}</figure>" for heading, chart in charts]
    body.append(f"<h2>Again</h2><pre>{html.escape(command)}</pre>")
    return HEAD.replace("TITLE", html.escape(title)) + "\n".join(body) + "\n</main></body></html>\n"


HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>TITLE</title>
<style>
:root { --ink: #1f1f1f; --line: #d9d9d9; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --line: #444; --paper: #16181b; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; } h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); }
figure { margin: 1.2rem 0; } figure svg { max-width: 100%; height: auto; background: #fff; } figcaption { font-weight: 600; }
pre { white-space: pre-wrap; } @media print { body { font-size: 10pt; } figure, tr { break-inside: avoid; } }
</style></head><body><main>
"""
