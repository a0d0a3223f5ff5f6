"""What holds and what does not, said in a line each."""

import hashlib

from documents import read


class Verdicts:
    """Collects them; as text, what does not hold, what each party has, and the verdict."""

    def __init__(self):
        self._wrong, self._files, self._deliveries, self._count, self._missed = [], [], [], 0, 0

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
        self.holds(abs(said - found) <= 1e-9, f"{what}: the receipt says {said}, and it is {found:.12g}")

    def file(self, folder, entry):
        """The bytes of a file of the folder, and of nowhere else, that has to have the SHA-256 named."""
        name, digest = entry.text("file"), entry.text("sha256")
        if (
            not name.isprintable()
            or {"/", "\\", ":"} & set(name)
            or name in ("", ".", "..")
            or len(name.encode()) > 255
        ):
            self.holds(False, f"{name[:80]!r} is a file of the folder")
            return b""
        data = read(folder / name)
        found = hashlib.sha256(data).hexdigest()
        self.equal(f"SHA-256 of {name}", digest, found)
        self._files.append(f"  {name}: {found}")
        return data

    def delivery(self, party, skill, target, promise):
        """What a party was handed; a promise that the collective model itself misses is no fault of the copy."""
        self.holds(skill >= target - 1e-9, f"{party}: the copy performs {skill:.6f}, and {target:.6f} is due")
        missed = "missed, since the group's model performs less than was promised"
        kept = "kept" if skill >= promise - 1e-9 else missed if skill >= target - 1e-9 else "missed"
        self._missed += kept != "kept"
        self._deliveries.append(f"  {party}: promised {promise:.4f}, due {target:.4f}, delivered {skill:.4f} ({kept})")

    def __str__(self):
        lines = [*self._wrong]
        if self._deliveries:
            lines += ["Skill on the validation rows:", *self._deliveries]
        lines += ["SHA-256, to compare with what was agreed on:", *self._files[:2]] if len(self._files) > 1 else []
        count = self._count
        missed = f" Promises missed: {self._missed} of {len(self._deliveries)}." if self._missed else ""
        lines.append(
            f"VALID: {count} checks hold.{missed}"
            if self.hold
            else f"INVALID: {len(self._wrong)} of {count} checks fail."
        )
        return "\n".join(printable(line) for line in lines)


def printable(text):
    """The same in one line, without characters that move the cursor or end it: names come from elsewhere."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
