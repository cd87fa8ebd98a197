"""The documentation site is built without a warning, asks nothing of another host, and every link in it leads somewhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html

from scripts.site_pages import site_address
from tests.docs.blocks import ROOT

ADDRESSES: Final = Path(__file__).with_name("addresses.txt")
"""Every address of another host to which the site has a link, one a line. They are not called."""
FETCHED: Final = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
    "object": "data",
    "use": "href",
}
"""What a browser fetches by itself: the element, and its attribute."""
NAMED_BY: Final = frozenset({"canonical", "alternate"})
"""Links in the head of a page that no browser follows."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    surroundings = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {
        path: html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
        for path in sorted(site.rglob("*.html"))
    }


def fetched(page: html.HtmlElement) -> Iterator[str]:
    """What a browser fetches when it shows a page."""
    for element in page.iter(*FETCHED):
        if not set((element.get("rel") or "").split()) & NAMED_BY:
            yield element.get(FETCHED[element.tag]) or ""
            yield from (part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip())
    for style in page.iter("style"):
        if "//" in (style.text or ""):
            yield style.text or ""


def links(page: html.HtmlElement) -> Iterator[str]:
    yield from (element.get("href") for element in page.iter("a") if element.get("href"))


def lost(pages: dict[Path, html.HtmlElement], site: Path) -> Iterator[str]:
    """The links within the site that lead to no page, no file, or no place in a page."""
    places = {path: set(page.xpath("//@id | //a/@name")) for path, page in pages.items()}
    for path, page in pages.items():
        for link in links(page):
            address, place = urldefrag(link)
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            base = site if address.startswith("/") else path.parent  # the page for what is not found has such links
            target = path if not address else (base / unquote(parts.path).lstrip("/")).resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.exists() or (place and target in places and unquote(place) not in places[target]):
                yield f"{path.relative_to(site)}: {link}"


def elsewhere(pages: dict[Path, html.HtmlElement]) -> set[str]:
    """The addresses of other hosts to which the site has a link."""
    return {link for page in pages.values() for link in links(page) if urlsplit(link).netloc}


def test_no_page_asks_anything_of_another_host(site: Path) -> None:
    found = {(path.name, address) for path, page in pages(site).items() for address in fetched(page)}
    assert len(found) > 50
    assert [each for each in found if "//" in each[1]] == []


def test_no_script_or_style_of_the_site_can_ask_another_host(site: Path) -> None:
    styles = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    assert [name for name, text in styles.items() if "url(http" in text or "url(//" in text or "@import" in text] == []
    scripts = {path.name: path.read_text(encoding="utf-8") for path in site.glob("assets/javascripts/bundle.*.js")}
    assert scripts
    for host in ("unpkg.com", "api.github.com", "gitlab.com", "googleapis", "gstatic"):
        assert [name for name, text in scripts.items() if f"https://{host}" in text] == []


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    assert list(lost(pages(site), site.resolve())) == []


def test_every_page_of_the_documents_is_reached_from_the_front_page(site: Path) -> None:
    reached = {Path(urldefrag(link)[0]).name for link in links(pages(site)[site / "index.html"])}
    assert {path.with_suffix(".html").name for path in (ROOT / "docs").rglob("*.md")} <= reached


def test_every_page_can_be_searched_and_has_one_heading(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    for path, page in pages(site).items():
        if path.name != "404.html":
            place = path.relative_to(site).as_posix()
            assert f'"{place}' in index or place == "index.html", place
            assert len(list(page.iter("h1"))) == 1, path.name


def test_the_addresses_of_other_hosts_are_listed_in_one_place(site: Path) -> None:
    listed = ADDRESSES.read_text(encoding="utf-8").splitlines()
    assert listed == sorted(set(listed))
    assert elsewhere(pages(site)) == set(listed)


@pytest.mark.parametrize("address", ADDRESSES.read_text(encoding="utf-8").splitlines())
def test_an_address_is_written_as_an_address(address: str) -> None:
    parts = urlsplit(address)
    assert parts.scheme == "https"
    assert "." in parts.netloc
    assert not set(address) & set(" <>\"'|`")


@pytest.mark.parametrize(
    ("source", "target", "address"),
    [
        ("README.md", "docs/lists.md", "lists.md"),
        ("README.md", "docs/jobs/aid.md", "jobs/aid.md"),
        ("README.md", "CHANGELOG.md", "changes.md"),
        ("docs/jobs/aid.md", "../lists.md", "../lists.md"),
        ("docs/jobs/aid.md", "../../SECURITY.md", "../security.md"),
        ("docs/tutorial.md", "../examples/stories.csv", "examples/stories.csv"),
        ("docs/tutorial.md", "../src/detente/errors.py", "../src/detente/errors.py"),
    ],
)
def test_a_link_leads_to_the_page_that_is_made_of_its_file(source: str, target: str, address: str) -> None:
    assert site_address(source, target) == address


def test_an_anchor_or_a_page_that_does_not_exist_is_found(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<h1 id="one">x</h1><a href="#one"></a><a href="#two"></a><a href="b.html"></a><a href="a.html#three"></a>'
    )
    assert list(lost(pages(tmp_path), tmp_path)) == ["a.html: #two", "a.html: b.html", "a.html: a.html#three"]


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://example.org/x.js"></script>',
        '<link rel="stylesheet" href="//example.org/x.css">',
        "<style>@import url(//example.org)</style>",
        '<img srcset="https://example.org/2x.png 2x">',
    ],
)
def test_what_a_browser_would_fetch_from_another_host_is_found(element: str) -> None:
    assert any("//" in address for address in fetched(html.fromstring(f"<div>{element}</div>")))


def test_a_link_is_not_fetched() -> None:
    assert not any(fetched(html.fromstring('<div><a href="https://example.org">x</a></div>')))
