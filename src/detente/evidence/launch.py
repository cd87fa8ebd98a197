"""The check of a launch: the Kepler arc through a range and an apogee, over a round Earth that stands still, without air.

With R = 6371 km, mu = 398600.4418 km3/s2, half the range angle p = range / 2R and apogee radius ra = R + apogee, the ellipse
r = q / (1 - e cos t), with t the angle from the apogee, passes through the surface at t = p: e = (ra - R) / (ra - R cos p) and
q = ra (1 - e). The arc of least energy for the range has the apogee R (sin p + cos p - 1) / 2
(Bate, Mueller and White, Fundamentals of Astrodynamics, 1971, chapter 6).
"""

from math import asin, atan2, cos, degrees, pi, sin, sqrt
from typing import Final

from detente.errors import InputError
from detente.value import value

RADIUS: Final = 6371.0
"""Kilometres from the centre to the surface of the Earth."""
GRAVITY: Final = 398_600.4418
"""The Earth's gravitational parameter, km3/s2."""
CLASSES: Final = ((1_000.0, "short"), (3_000.0, "medium"), (5_500.0, "intermediate"))
"""The range below which a class ends, in kilometres; what reaches further is long."""
DEPRESSED: Final = 0.6
"""A ratio to the apogee of least energy below which the flight is depressed, and gives no class."""


@value
class LaunchCheck:
    """What a range and an apogee imply: km, km/s and degrees."""

    range_km: float
    apogee_km: float
    speed: float
    """At the surface, in km/s."""
    angle: float
    """Above the horizon at the surface, in degrees."""
    least_energy_apogee: float
    ratio: float
    best_range: float
    """The range that this speed reaches at best, in kilometres; half the circumference where it reaches everything."""
    missile_class: str
    """`short`, `medium`, `intermediate`, `long`, or empty for a depressed flight."""

    @property
    def depressed(self) -> bool:
        """Whether the flight was far below the arc of least energy."""
        return self.ratio < DEPRESSED


def launch_check(range_km: float, apogee_km: float) -> LaunchCheck:
    """The Kepler arc of a launch.

    Args:
        range_km: The range over the ground, in kilometres.
        apogee_km: The greatest height, in kilometres.

    Raises:
        InputError: a value is not above 0, or the range is half the circumference or more.

    >>> check = launch_check(380, 97)
    >>> round(check.speed, 2), round(check.angle, 1), check.missile_class
    (1.9, 45.2, 'short')
    """
    if not (0 < range_km < pi * RADIUS and 0 < apogee_km < MOST):
        raise InputError(
            f"A range of {range_km} km with an apogee of {apogee_km} km is no arc.",
            hint="Give both in kilometres, above 0.",
        )
    half = range_km / (2 * RADIUS)
    top = RADIUS + apogee_km
    eccentricity = (top - RADIUS) / (top - RADIUS * cos(half))
    speed, angle = at_surface(top, eccentricity)
    least = RADIUS * (sin(half) + cos(half) - 1) / 2
    ratio, best = apogee_km / least, best_range(speed)
    named = "" if ratio < DEPRESSED else next((name for limit, name in CLASSES if best < limit), "long")
    return LaunchCheck(
        range_km=range_km,
        apogee_km=apogee_km,
        speed=speed,
        angle=angle,
        least_energy_apogee=least,
        ratio=ratio,
        best_range=best,
        missile_class=named,
    )


MOST: Final = 100_000.0
"""Kilometres of height above which nothing was ever launched on an arc that comes back within a day."""


def at_surface(top: float, eccentricity: float) -> tuple[float, float]:
    """The speed in km/s and the angle in degrees at the surface, of the ellipse with this apogee radius in km."""
    axis = top / (1 + eccentricity)
    speed = sqrt(GRAVITY * (2 / RADIUS - 1 / axis))
    level = sqrt(GRAVITY * axis * (1 - eccentricity**2)) / RADIUS
    return speed, degrees(atan2(sqrt(max(speed**2 - level**2, 0.0)), level))


def best_range(speed: float) -> float:
    """The greatest range of a speed at the surface, in kilometres: sin(range / 2R) = k / (2 - k), with k the speed squared by that of a circle."""
    share = speed**2 * RADIUS / GRAVITY
    return RADIUS * pi if share >= 1 else 2 * RADIUS * asin(share / (2 - share))
