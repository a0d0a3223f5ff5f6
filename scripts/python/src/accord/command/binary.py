"""Where the command line is, and what it needs around it."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlparse

from accord.errors import NotFound

VARIABLE = "ACCORD_BINARY"
_BUILT = Path(".build") / "release" / "accord"


def binary() -> Path:
    """The program: what ACCORD_BINARY names, else `accord` on the PATH, else what the checkout has built.

    Raises NotFound, also where ACCORD_BINARY names what cannot be run.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if _can_run(Path(named)):
            return Path(named).absolute()
        raise NotFound(
            f"{VARIABLE} is {named}, which is no program that can be run. Correct or unset it. {_building()}"
        )
    on_path = shutil.which("accord")
    if on_path:
        return Path(on_path).absolute()
    checkouts = list(_checkouts())
    for checkout in checkouts:
        if _can_run(checkout / _BUILT):
            return checkout / _BUILT
    places = [f"the variable {VARIABLE} (not set)", "accord on the PATH"] + [str(root / _BUILT) for root in checkouts]
    raise NotFound(f"The program accord was not found; looked for: {', '.join(places)}. {_building()}")


def environment(program: Path) -> dict[str, str]:
    """The variables for the program: as scripts/accord sets them, from what is there; nothing is downloaded."""
    variables = dict(os.environ)
    for name in ("ACCORD_DATA", "ACCORD_VEGA"):  # The program works in a folder of its own.
        if variables.get(name):
            variables[name] = os.path.abspath(variables[name])
    checkout = next(_checkouts(program), None)
    if checkout is None:
        return variables
    if (checkout / "Data").is_dir():
        variables.setdefault("ACCORD_DATA", str(checkout / "Data"))
    charts, python = checkout / ".venv" / "share" / "accord-vega.js", checkout / ".venv" / "bin" / "python"
    if charts.is_file():
        variables.setdefault("ACCORD_VEGA", str(charts))
        expected = checkout / "scripts" / "chart-runtime.sha256"
        if variables["ACCORD_VEGA"] == str(charts) and expected.is_file():
            variables.setdefault("ACCORD_VEGA_SHA256", expected.read_text().strip())
    if python.exists() and (checkout / "scripts" / "draw-charts").is_file():
        drawing = shlex.join([str(python), str(checkout / "scripts" / "draw-charts")])
        variables.setdefault("ACCORD_VEGA_SVG", drawing)
    return variables


def _can_run(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _building() -> str:
    checkout = next(_checkouts(), None)
    script = checkout / "scripts" / "accord" if checkout else "scripts/accord of Accord's repository"
    return f"To build it, run: {script} --version"


def _checkouts(program: Path | None = None) -> Iterator[Path]:
    """Accord's repositories: around the program, this package, what it was installed from, and the current folder."""
    seen: set[Path] = set()
    for start in (program and program.resolve(), Path(__file__).resolve(), _installed_from(), Path.cwd()):
        for folder in [start, *start.parents] if start else []:
            if (
                folder not in seen
                and (folder / "scripts" / "accord").is_file()
                and (folder / "Package.swift").is_file()
            ):
                seen.add(folder)
                yield folder


def _installed_from() -> Path | None:
    """The folder that pip installed this package from, where it notes one."""
    try:
        note = metadata.distribution("accord-contracts").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    if not note:
        return None
    import json

    address = urlparse(json.loads(note).get("url", ""))
    return Path(unquote(address.path)) if address.scheme == "file" else None
