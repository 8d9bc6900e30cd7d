"""What somebody decided about the findings of a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

#: What may become of a finding: nothing yet; set right in the copy, or by hand; left as it is.
FATES = ("open", "fixed", "by_hand", "left")


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided: of each finding, by its number on the page, its fate and the reason given for it."""

    fates: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)
    who: str = ""
    when: datetime | None = None  # of the check itself

    @property
    def left(self) -> frozenset[int]:
        """The findings that are to be left as they are."""
        return frozenset(n for n, fate in self.fates.items() if fate == "left")
