"""Templates: text is never taken for markup, and what a template lacks is an error."""

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import Markup

from detente.app.pages.cells import Item, row, table
from detente.app.pages.templating import PACKAGE, render
from detente.display.templating import environment

EVIL = """<script>alert("1")</script> & 'Sons'"""


def drawn(source: str, **values: object) -> str:
    """A template of our own that imports the macros."""
    return environment(PACKAGE).from_string("{% import 'macros.html' as part %}" + source).render(values)


def test_text_is_escaped_in_every_cell_of_a_table() -> None:
    found = drawn("{{ part.table(found) }}", found=table(EVIL, [(EVIL, EVIL)], [row(EVIL, EVIL, kind=EVIL)]))
    assert "<script" not in found
    assert found.count("&lt;script&gt;") == 6
    assert '"1"' not in found


def test_text_is_escaped_in_a_list_that_unfolds() -> None:
    found = drawn("{{ part.unfold(evil, evil, items) }}", evil=EVIL, items=[Item(text=EVIL, note=EVIL)])
    assert "<script" not in found
    assert found.count("&lt;script&gt;") == 4


def test_markup_of_ours_is_put_in_as_it_stands() -> None:
    assert drawn("<p>{{ a }}{{ b }}</p>", a=Markup("<b>1</b>"), b="<b>") == "<p><b>1</b>&lt;b&gt;</p>"


def test_a_class_that_is_empty_is_left_out() -> None:
    found = drawn("{{ part.table(found) }}", found=table("", [("a", ""), ("b", "n")], [row("1", "2")]))
    assert found == (
        '<div class="wide"><table><thead><tr><th scope="col">a</th><th class="n" scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table></div>'
    )


def test_a_value_that_nobody_gave_is_refused() -> None:
    with pytest.raises(UndefinedError, match="width"):
        render("chart.svg")


def test_a_template_that_there_is_not_is_refused() -> None:
    with pytest.raises(TemplateNotFound):
        render("nothing.html")
