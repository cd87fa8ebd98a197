"""Elements, and text that is never taken for markup."""

from detente.app.pages.html import alone, joined, tag


def test_text_is_escaped_and_elements_are_not() -> None:
    assert tag("p", "1 < 2 & ", tag("b", "<i>"), class_="x") == '<p class="x">1 &lt; 2 &amp; <b>&lt;i&gt;</b></p>'


def test_attributes_are_escaped() -> None:
    assert tag("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_names_of_attributes() -> None:
    assert alone("line", text_anchor="end", x1=1.5, class_="axis") == '<line text-anchor="end" x1="1.5" class="axis"/>'


def test_parts_after_each_other() -> None:
    assert joined(("a<", tag("b"))) == "a&lt;<b></b>"
