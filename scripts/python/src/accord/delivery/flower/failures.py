"""What can go wrong in a federation."""

from __future__ import annotations

from accord.errors import AccordError


class FederationFailed(AccordError):
    """Parties that do not answer, answer twice, or answer what cannot be averaged."""


class Leak(AccordError):
    """A message that would have brought a party what it is not to have; it was not sent."""
