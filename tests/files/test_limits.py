"""How long a text from outside may be."""

import pytest

from detente.errors import InputError
from detente.files import limits


@pytest.mark.parametrize("most", [limits.MOST_NAME, limits.MOST_LISTED, limits.MOST_VALUE, limits.MOST_CELL])
def test_a_text_of_the_greatest_length_is_taken_and_a_longer_one_is_not(most: int) -> None:
    limits.refuse_long("x" * most, most, "a name", "line 3")
    with pytest.raises(InputError) as caught:
        limits.refuse_long("x" * (most + 1), most, "a name", "line 3")
    assert (caught.value.what, caught.value.where) == (f"a name of {most + 1:,} characters", "line 3")
    assert f"{most:,}" in caught.value.hint
