"""A measured figure, what it must not exceed, and how both are printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in ``unit``; ``limit`` is the most it may be, None for a figure that informs."""

    name: str
    value: float
    limit: float | None
    unit: str

    @property
    def holds(self) -> bool:
        """Whether the figure is within its limit."""
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        """Return the figure as a line of the table."""
        if self.limit is None:
            return f"{self.name:<48} {self.value:9.2f} {self.unit}"
        verdict = "ok" if self.holds else "OVER"
        return (
            f"{self.name:<48} {self.value:9.2f} {self.unit:<8} (at most {self.limit:g})  {verdict}"
        )
