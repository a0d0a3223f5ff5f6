"""A contract: the best menu found, and what is proved of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord.answers.answer import Reported, record
from accord.answers.audit import Audit
from accord.answers.bounds import Bounds
from accord.answers.certificate import Certificate, Checks
from accord.answers.delivery import Delivery
from accord.answers.frames import frame
from accord.answers.offer import MENU_COLUMNS, Offer
from accord.answers.page import menu_page
from accord.command.question import absolute
from accord.command.settings import DELIVERY, PROBLEM, ROUNDING
from accord.command.tables import TableLike

if TYPE_CHECKING:
    import pandas as pd


class Contract(Reported):
    """What `accord.design` answers."""

    @property
    def menu(self) -> pd.DataFrame:
        """The offers as a frame, a row for each type, with the columns of the command line's CSV. Needs pandas."""
        return frame(self.document["menu"], MENU_COLUMNS)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The offers in the order of the table of types."""
        return tuple(record(Offer, row) for row in self.document["menu"])

    @property
    def status(self) -> str:
        """`certified` where the gap between the bounds is within the tolerance, else `bounded`."""
        return str(self.document["status"])

    @property
    def performance(self) -> Bounds:
        """What the menu achieves, and what no menu can exceed: the expected performance of the collective model."""
        return record(Bounds, self.document["performance"])

    @property
    def certificate(self) -> Certificate:
        """The bounds with the checks and the verdict."""
        tolerance = self.document["problem"]["options"]["tolerance"]
        checks = record(Checks, self.document["checks"])
        return Certificate(self.status, self.performance, checks, tolerance, self.stopped_by)

    def proof(self, path: str | Path) -> Path:
        """Asks again, and writes the proof that scripts/check-proof checks without Accord. Returns the path."""
        self.question.ask(proof=absolute(path))
        return Path(path)

    def verify(self, menu: TableLike | None = None) -> Audit:
        """Audits a menu against this contract's problem; without one, the contract's own.

        The menu has the columns `type`, `contribution` (units) and `reward` (value units). One that fails is an answer.
        """
        audited = self._promises() if menu is None else menu
        question = self.question.turned("verify", PROBLEM | ROUNDING, menu=audited)
        return Audit(question, question.ask())

    def deliver(self, came: Mapping[str, int]) -> Delivery:
        """What to hand out to the group that came: so many parties of each type, none of those not named."""
        question = self.question.turned("deliver", PROBLEM | DELIVERY, menu=self._promises(), came=came)
        return Delivery(question, question.ask())

    def _promises(self) -> Sequence[Mapping[str, Any]]:
        keys = ("type", "contribution", "reward")
        return [{key: row[key] for key in keys} for row in self.document["menu"]]

    def __repr__(self) -> str:
        return f"<Contract of {len(self.document['menu'])} types: {self.certificate.verdict}>"

    def _repr_html_(self) -> str:
        return menu_page(self.offers, self.certificate)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        chart = self.charts.get("menu")
        drawn = chart._repr_mimebundle_() if chart else {}
        return {**drawn, "text/plain": repr(self), "text/html": self._repr_html_()}
