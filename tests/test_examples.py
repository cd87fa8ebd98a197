"""The examples of docstrings, of docs/python.md and of the notebook run, and give what they show."""

import doctest
import importlib
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from detente import Desk

ROOT: Final = Path(__file__).parents[1]
NOTEBOOK: Final = ROOT / "examples" / "first_hour.ipynb"
BLOCK: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULES: Final = (
    *(
        "decide.decision",
        "decide.joint_decision",
        "desk.desk",
        "desk.decisions",
        "desk.holdings",
        "desk.law",
        "desk.lists",
    ),
    *("desk.parties", "desk.screening", "desk.validation", "law.compare", "law.inforce", "law.readings"),
    "parties.match.match",
)
NAMED: Final = ("folders", "default", "editions", "regimes")
"""Properties."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples name files of the project by their place in it."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_docstrings_give_what_they_show(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"detente.{name}"))
    assert found.attempted > 0
    assert found.failed == 0


def test_every_method_of_the_desk_has_an_example() -> None:
    public = [name for name in dir(Desk) if not name.startswith("_") and name not in NAMED]
    methods = [name for name in public if callable(getattr(Desk, name))]
    assert len(methods) > 20
    assert [name for name in methods if ">>>" not in (getattr(Desk, name).__doc__ or "")] == []


def test_the_page_on_python_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = BLOCK.findall((ROOT / "docs" / "python.md").read_text(encoding="utf-8"))
    assert len(blocks) >= 6
    names: dict[str, Any] = {}
    for block in blocks:
        if ">>>" in block:
            runner = doctest.DocTestRunner()
            example = doctest.DocTestParser().get_doctest(block, names, "docs/python.md", "docs/python.md", 0)
            assert runner.run(example, clear_globs=False).failed == 0, capsys.readouterr().out
            names.update(example.globs)
        else:
            exec(compile(block, "docs/python.md", "exec"), names)  # noqa: S102 -- a page of the project


def test_the_notebook_is_kept_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning", "ignore::ResourceWarning")
def test_the_notebook_runs_and_shows_its_values() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [output.data for cell in code for output in cell.outputs if output.output_type == "execute_result"]
    assert not [output for cell in code for output in cell.outputs if output.output_type == "error"]
    assert sum("detente-value" in data.get("text/html", "") for data in shown) >= 6
    assert all(data.get("text/plain") for data in shown)
