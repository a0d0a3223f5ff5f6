"""A chart as a notebook draws it."""

from __future__ import annotations

import re
from typing import Any


class Chart(dict[str, Any]):
    """A Vega-Lite specification, which is a dict, and in a notebook a picture."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {kind: dict(self) for kind in self.media_types} | {"text/plain": repr(self)}

    def __repr__(self) -> str:
        title = self.get("title")
        return f"<Vega-Lite chart: {title.get('text') if isinstance(title, dict) else title}>"

    @property
    def media_types(self) -> list[str]:
        """What a notebook is offered: the version that the chart names, and 5, which draws it as well."""
        version = re.search(r"/v(\d+)", str(self.get("$schema", "")))
        versions = dict.fromkeys([version[1] if version else "5", "5"])
        return [f"application/vnd.vegalite.v{number}+json" for number in versions]
