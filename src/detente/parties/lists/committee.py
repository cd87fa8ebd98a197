"""Which lists have the parties of the 1718 Committee: one place, for whoever asks, tells or compares them."""

from typing import Final

SHIPPED: Final = "un-1718"
"""The designations that ship with the program."""
WHOLES: Final = ("un", "un-1718-vessels")
"""The lists that between them have everything the shipped one has, under the same references."""
OWN: Final = (*WHOLES, SHIPPED)
"""Lists of parties whom the law of the corpus designates: what they say beside it adds nothing."""
