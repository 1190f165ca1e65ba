"""What of a person decides a plant's picture."""

from __future__ import annotations

from datetime import UTC, datetime

from networkgarden.desktop.botany.light import Light
from networkgarden.desktop.botany.look import look_of, tune_of
from networkgarden.domain.kinds import Condition, Rung, State
from networkgarden.domain.standing import Standing

SUMMER = Light.at(datetime(2026, 6, 21, 12, tzinfo=UTC))


def standing(condition: Condition = Condition.FRESH, beds: tuple[str, ...] = ()) -> Standing:
    return Standing("a", "Ada", State.PLANTED, 7, "iris", 50, 180, beds, Rung.FLOWERING, condition, 0.8, 2.0, 30.0,
                    None, None, 4)


def test_a_bed_gives_its_plants_one_hue() -> None:
    beds = [f"Bed {i}" for i in range(12)]
    assert [look_of(standing(beds=(bed, "Family")), SUMMER).tune for bed in beds] == [tune_of(bed) for bed in beds]
    assert look_of(standing(), SUMMER).tune == 0


def test_a_sleeper_has_no_blossom_to_turn() -> None:
    bed = next(bed for bed in (f"Bed {i}" for i in range(40)) if tune_of(bed))
    assert look_of(standing(Condition.ASLEEP, (bed,)), SUMMER).tune == 0
