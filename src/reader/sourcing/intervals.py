"""The Wilson score interval: how far a share of few may be from that of all.

E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927), 209-212. Recommended for small n over the normal
approximation by L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial
proportion", Statistical Science 16 (2001), 101-133.

It takes the counted sentences for independent of each other. Those of one article are not quite:
the true interval is somewhat wider.
"""

from __future__ import annotations

from math import sqrt

from reader.model.profiles import ShareInterval

Z_95 = 1.959964
"""The standard normal deviate that leaves 2.5 % on each side."""


def wilson_interval(count: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Return the lowest and the highest share (0 to 1) that ``count`` of ``n`` is likely to mean.

    For ``n`` = 0 that is anything: 0 to 1.

    Raises:
        ValueError: when ``count`` is not between 0 and ``n``.
    """
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share")
    if n == 0:
        return 0.0, 1.0
    share, square = count / n, z * z
    middle = share + square / (2 * n)
    spread = z * sqrt((share * (1 - share) + square / (4 * n)) / n)
    scale = 1 + square / n
    # Rounding must not put the ends beyond what is possible, or past the share itself.
    low = 0.0 if count == 0 else min(share, max(0.0, (middle - spread) / scale))
    high = 1.0 if count == n else max(share, min(1.0, (middle + spread) / scale))
    return low, high


def share_interval(count: int, n: int) -> ShareInterval:
    """Return ``count`` of ``n`` with its 95 % interval.

    Raises:
        ValueError: as `wilson_interval`.
    """
    return ShareInterval(count, n, *wilson_interval(count, n))
