"""Where a plan stands, as a brief of two printed pages: Markdown, or a page of HTML that needs nothing else."""

from pathlib import Path
from typing import Final

from detente.app.listings import roadmap as listings
from detente.app.listings.listing import as_markdown
from detente.app.pages.templating import render
from detente.errors import UsageError
from detente.files import atomic
from detente.roadmap import picture, words
from detente.roadmap.status import PlanStatus

STYLE: Final = Path(__file__).with_name("brief.css")
NOTICE: Final = "Made by detente from the evidence named below. It informs; it is not legal advice, and takes no side."


def write_brief(path: Path, found: PlanStatus) -> None:
    """Write a brief as the ending of its file says. Raises UsageError for another ending than .md and .html."""
    made = {".md": markdown, ".html": html, ".htm": html}.get(path.suffix.lower())
    if made is None:
        raise UsageError(
            f"{path.suffix or 'no ending'!r} is no form of a brief", where=str(path), hint="End it with .md or .html."
        )
    atomic.write(path, [made(found).encode()])


def markdown(found: PlanStatus) -> str:
    """Return the brief as Markdown."""
    return f"{as_markdown(listings.status(found))}\n{NOTICE}\n"


def html(found: PlanStatus) -> str:
    """Return the brief as a page of HTML."""
    table = listings.status(found)
    return str(
        render(
            "brief.html",
            title=f"{found.plan.id} on {words.day_words(found.on)}",
            plan=found.plan,
            headline=table.title,
            sections=table.sections,
            sources=table.notes,
            picture=picture.svg(found.plan),
            notice=NOTICE,
            style=STYLE.read_text(encoding="utf-8"),
        )
    )
