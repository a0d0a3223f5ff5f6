"""What holds and what does not, said in a line each."""

import hashlib


class Verdicts:
    """Collects them; as text, what does not hold, what each party has, and the verdict."""

    def __init__(self):
        self._wrong, self._deliveries, self._count = [], [], 0

    @property
    def hold(self):
        """Whether all do."""
        return not self._wrong

    def holds(self, does, what):
        """Something that has to be."""
        self._count += 1
        if not does:
            self._wrong.append(f"does not hold: {what}")

    def equal(self, what, said, found):
        """Two that have to be the same."""
        self.holds(said == found, f"{what}: the receipt says {said}, and it is {found}")

    def close(self, what, said, found):
        """Two numbers that have to be the same up to rounding."""
        isClose = isinstance(said, (int, float)) and abs(said - found) <= 1e-9
        self.holds(isClose, f"{what}: the receipt says {said}, and it is {found:.12g}")

    def file(self, folder, entry):
        """A file of the folder, and nowhere else, that has to have the SHA-256 named."""
        name = entry["file"]
        if "/" in name or "\\" in name or name in ("", ".", ".."):
            self.holds(False, f"{name!r} is a file of the folder")
            return
        self.equal(f"SHA-256 of {name}", entry["sha256"], hashlib.sha256((folder / name).read_bytes()).hexdigest())

    def delivery(self, party, skill, target, promise):
        """What a party was handed; a promise that the collective model itself misses is no fault of the copy."""
        self.holds(skill >= target - 1e-9, f"{party}: the copy performs {skill:.6f}, and {target:.6f} is due")
        kept = "kept" if skill >= promise - 1e-9 else "missed, since the group's model performs less than was promised"
        self._deliveries.append(f"  {party}: promised {promise:.4f}, due {target:.4f}, delivered {skill:.4f} ({kept})")

    def __str__(self):
        verdict = f"VALID: {self._count} checks hold." if self.hold else f"INVALID: {len(self._wrong)} of {self._count} checks fail."
        return "\n".join([*self._wrong, "Skill on the validation rows:", *self._deliveries, verdict])
