"""A menu as a notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from accord.answers.certificate import Certificate
from accord.answers.offer import Offer

_HEADINGS = ("Type", "Pool", "Contribution [units]", "Reward [value]", "Cap [value]", "Utility [value]",
             "Outside option [value]", "Binding")  # fmt: skip


def menu_page(offers: Sequence[Offer], certificate: Certificate) -> str:
    """An HTML table of the offers, over the verdict."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in _HEADINGS)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(offer))}</tr>" for offer in offers)
    verdict = escape(f"Performance {certificate.verdict}")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{verdict}</p>"


def _cells(offer: Offer) -> tuple[str, ...]:
    numbers = (offer.contribution, offer.reward, offer.cap, offer.utility, offer.outside_option)
    return (offer.type, str(offer.pool), *(f"{number:.4f}" for number in numbers), " ".join(offer.binding))
