"""Frames of pandas, only where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Sequence[Mapping[str, Any]], leading: Sequence[str] = ()) -> pd.DataFrame:
    """A frame with a row for each record; the leading columns first, then all others as they come.

    Raises ImportError with the command that installs pandas where it is missing.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError(
            "Frames need pandas, which is not installed: pip install pandas. Without it there are .document and the "
            "typed records."
        ) from error
    found = dict.fromkeys(key for row in rows for key in row)
    columns = [name for name in leading if name in found or not rows]
    return pd.DataFrame(list(rows), columns=columns + [name for name in found if name not in columns])
