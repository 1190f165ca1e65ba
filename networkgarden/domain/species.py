"""Which plant stands for whom. The species is chosen once and stored (botany.md §3)."""

from __future__ import annotations

from hashlib import blake2b

SPECIES = ("apple", "larch", "elder", "clematis", "sunflower", "foxglove", "iris", "fern", "lavender", "grass", "agave")

SPECIES_OF_CIRCLE: dict[int, tuple[str, ...]] = {
    5: ("apple", "larch"),
    15: ("elder", "clematis", "sunflower"),
    50: ("foxglove", "iris", "fern"),
    150: ("lavender", "grass", "agave"),
}


def seed_number(contact_id: str) -> int:
    """The plant's own number (48 bits), the same on every machine."""
    return int.from_bytes(blake2b(contact_id.encode(), digest_size=6).digest(), "big")


def species_for(circle: int, seed: int) -> str:
    choices = SPECIES_OF_CIRCLE[circle]
    return choices[seed % len(choices)]
