"""Sprites: what shares one, when the oldest goes, and what is drawn in a turn of the event loop."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from time import process_time

import pytest
from pictures import SPECIES, fingerprint
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from networkgarden.desktop.botany.bag import Bag
from networkgarden.desktop.botany.geometry import OVATE, add_leaf, leaf_curve
from networkgarden.desktop.botany.look import PlantLook
from networkgarden.desktop.botany.sprites import Sprite, SpriteCache, SpriteKey, draw_sprite, sprite_cache, sprite_key
from networkgarden.domain.kinds import Condition, Rung

FRESH, THIRSTY, DROOPING, ASLEEP = Condition
LOOK = PlantLook(SPECIES[0], 1, Rung.LEAFY, FRESH)


def key(seed: int, px: int = 48) -> SpriteKey:
    return sprite_key(replace(LOOK, seed=seed), "day", px)


def test_equal_pictures_share_one_sprite() -> None:
    assert sprite_key(replace(LOOK, straw=True), "day", 48) == sprite_key(LOOK, "day", 48)
    asleep = replace(LOOK, condition=ASLEEP)
    assert sprite_key(replace(asleep, dew=True), "day", 48) == sprite_key(asleep, "day", 48)
    assert sprite_key(replace(asleep, straw=True), "day", 48) != sprite_key(asleep, "day", 48)
    assert sprite_key(replace(LOOK, dew=True), "day", 48) != sprite_key(LOOK, "day", 48)
    assert sprite_key(replace(asleep, tune=4), "day", 48) == sprite_key(asleep, "day", 48)


@pytest.mark.parametrize("change", [{"roots": 3}, {"wet": True}, {"dew": True}, {"seed": 2}, {"condition": THIRSTY}])
def test_every_part_of_a_look_is_seen(change: dict[str, object]) -> None:
    before, after = (draw_sprite(SpriteKey(look, "day", 104)) for look in (LOOK, replace(LOOK, **change)))
    assert fingerprint(before.image) != fingerprint(after.image)


def test_the_anchor_is_the_ground_point() -> None:
    sprite = draw_sprite(SpriteKey(replace(LOOK, rung=Rung.BRANCHING), "day", 122))
    canvas = QImage(400, 400, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    sprite.draw(painter, QPointF(200, 300))
    painter.end()
    assert canvas.pixelColor(200, 294).alpha() == 255, "the stem stands on the ground point"
    assert canvas.pixelColor(200, 320).alpha() == 0


def test_device_pixels_double_the_image_and_not_the_anchor() -> None:
    one, two = (draw_sprite(SpriteKey(LOOK, "day", 64, dpr)) for dpr in (1.0, 2.0))
    assert two.image.width() == 2 * one.image.width()
    assert two.image.devicePixelRatio() == 2
    assert two.anchor == one.anchor


def test_a_sprite_is_drawn_once() -> None:
    cache = sprite_cache()
    assert cache.find(key(1)) is None
    drawn = cache.make(key(1))
    assert cache.find(key(1)) is drawn
    assert cache.make(key(1)) is drawn
    assert cache.find(replace(key(1), theme="dusk")) is None
    assert cache.bytes_used == drawn.size_bytes
    cache.clear()
    assert (cache.bytes_used, cache.find(key(1))) == (0, None)


def test_the_least_recently_used_goes_first() -> None:
    size = draw_sprite(key(1)).size_bytes
    cache = SpriteCache(draw_sprite, budget_bytes=3 * size)
    for seed in (1, 2, 3):
        cache.make(key(seed))
    assert cache.find(key(1)) is not None
    cache.make(key(4))
    assert [cache.find(key(seed)) is not None for seed in (1, 2, 3, 4)] == [True, False, True, True]
    assert cache.bytes_used <= 3 * size


def test_what_is_in_sight_stays_however_much_it_is() -> None:
    size = draw_sprite(key(1)).size_bytes
    cache = SpriteCache(draw_sprite, budget_bytes=2 * size)
    cache.make(key(9))
    seen = [key(seed) for seed in (1, 2, 3, 4)]
    cache.look_at(seen)
    drawn = [cache.make(one) for one in seen]
    assert [cache.find(one) for one in (key(9), *seen)] == [None, *drawn]
    cache.look_at([key(5)])
    cache.make(key(5))
    assert cache.bytes_used <= 2 * size, "out of sight, it is given up"


def test_requests_are_drawn_in_turn_and_once() -> None:
    cache = sprite_cache()
    for seed in (1, 2, 2, 3, 1):
        cache.request(key(seed))
    assert cache.waiting == 3
    assert cache.draw_some(budget_ms=0) == [key(1)], "one at least, however short the time"
    assert cache.draw_some(budget_ms=10_000) == [key(2), key(3)]
    cache.request(key(2))
    assert cache.waiting == 0
    assert cache.draw_some() == []


def test_requests_out_of_sight_are_given_up() -> None:
    cache = sprite_cache()
    for seed in (1, 2, 3):
        cache.request(key(seed))
    cache.look_at([key(2), key(9)])
    assert cache.draw_some(budget_ms=10_000) == [key(2)]


def test_sprites_may_be_drawn_in_a_thread() -> None:
    drawn: list[Sprite] = []
    thread = Thread(target=lambda: drawn.append(draw_sprite(key(5))))
    thread.start()
    thread.join()
    assert fingerprint(drawn[0].image) == fingerprint(draw_sprite(key(5)).image)


def two_hundred_leaves() -> float:
    """Seconds of processor time that 200 plain leaves take here: 0.74 ms on the machine of botany.md §8."""
    start = process_time()
    image = QImage(128, 128, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bag = Bag()
    for i in range(200):
        add_leaf(bag.next(), leaf_curve(10 + i % 100, 60 - i % 40, i * 0.3, 9, 5, OVATE, 0.3, False))
    for path in bag.paths:
        painter.fillPath(path, QColor("green"))
    painter.end()
    return process_time() - start


def cost(look: PlantLook) -> float:
    """In multiples of 200 leaves drawn just before: whatever slows the machine slows both."""
    leaves = two_hundred_leaves()
    start = process_time()
    draw_sprite(SpriteKey(look, "day", 128))
    return (process_time() - start) / leaves


@pytest.mark.parametrize("species", SPECIES)
def test_drawing_stays_within_its_budget(species: str) -> None:
    """Mean 3 ms and worst 8 ms at 128 px on that machine, said in multiples of 200 leaves for any other.

    Measured again, up to five times, while it looks too dear: a busy machine disturbs single drawings.
    """
    looks = [PlantLook(species, 5, rung, condition) for rung in range(2, 8) for condition in Condition]
    costs = [cost(look) for look in looks]
    for _ in range(5):
        costs = [min(one, cost(look)) for one, look in zip(costs, looks, strict=True)]
        if sum(costs) / len(costs) <= 3 / 0.74 and max(costs) <= 8 / 0.74:
            return
    assert sum(costs) / len(costs) <= 3 / 0.74
    assert max(costs) <= 8 / 0.74


def test_autumn_is_kept_apart_only_where_it_shows() -> None:
    apple, iris = (PlantLook(species, 5, Rung.FLOWERING, Condition.FRESH, autumn=True) for species in ("apple", "iris"))
    assert sprite_key(apple, "day", 48).look.autumn
    assert not sprite_key(iris, "day", 48).look.autumn
    assert not sprite_key(replace(apple, condition=Condition.ASLEEP), "day", 48).look.autumn
