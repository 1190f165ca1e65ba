"""The plant's own random numbers: a table, not a generator, so that no drawing order can disturb another organ."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

TABLE_SIZE = 512
LAST = TABLE_SIZE - 1
"""Trait ``k2`` of organ ``k`` stands at (7·k + 61·k2 + 3·k·k2) & LAST."""


@lru_cache(maxsize=1024)  # 16 KiB each; a new one costs 52 µs
def table(seed: int) -> tuple[float, ...]:
    """512 numbers in 0..1 that belong to this seed, the same on every machine (botany.md §2)."""
    raw = b"".join(blake2b(b"%d:%d" % (seed, part), digest_size=64).digest() for part in range(16))
    return tuple(((raw[i] << 8) | raw[i + 1]) / 65535.0 for i in range(0, 2 * TABLE_SIZE, 2))
