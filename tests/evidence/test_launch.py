import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.evidence.launch import launch_check


@pytest.mark.parametrize(
    ("flown", "apogee", "best", "kind"),
    [
        (380, 97, 380, "short"),
        (933, 2802, 5865, "long"),
        (787, 2111.5, 4356, "intermediate"),
        (950, 4475, 9983, "long"),
    ],
)
def test_the_speed_of_a_launch_gives_its_class(flown: float, apogee: float, best: int, kind: str) -> None:
    found = launch_check(flown, apogee)
    assert round(found.best_range) == best
    assert found.missile_class == kind


def test_a_flight_far_below_the_arc_of_least_energy_gives_no_class() -> None:
    found = launch_check(690, 50)
    assert found.depressed
    assert found.missile_class == ""
    assert round(found.ratio, 2) == 0.30


@pytest.mark.parametrize(
    ("flown", "apogee"), [(0, 10), (10, 0), (-1, 10), (10, -1), (21_000, 100), (10, 1e9), (float("nan"), 3)]
)
def test_what_is_no_arc_is_refused(flown: float, apogee: float) -> None:
    with pytest.raises(InputError, match="no arc"):
        launch_check(flown, apogee)


@given(st.floats(1, 19_000), st.floats(1, 10_000))
def test_no_speed_reaches_less_than_what_was_flown(flown: float, apogee: float) -> None:
    assert launch_check(flown, apogee).best_range >= flown * (1 - 1e-6)
