"""What the documentation site is made of besides `docs/`: pages that lie elsewhere in the repository, and links between them.

`mkdocs.yml` names this module as a hook. The README is the front page; CHANGELOG, CONTRIBUTING and SECURITY are pages, and
the files of `examples/` lie beside them. A link that leads from one of these files to another in the repository leads on
the site to the page that is made of it.
"""

import posixpath
import re
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = {
    "README.md": "index.md",
    "CHANGELOG.md": "changes.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
"""Files of the repository, and the page of the site that each becomes."""
FOLDER: Final = "examples"
"""A folder whose files are copied to the site as they are."""
HOSTS: Final = ("unpkg.com", "api.github.com", "gitlab.com", "fonts.googleapis.com", "fonts.gstatic.com")
"""Hosts that the theme's script can ask."""
_LINK: Final = re.compile(r"(\]\(|<img[^>]* src=\")([^)\s\"#:]+)(?=[)#\"\s])")
_REASON: Final = re.compile(r"^( *```+[\w-]+) +not-run=\"[^\"]*\"", re.MULTILINE)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages and files that lie outside `docs/`."""
    for source, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    for path in sorted((ROOT / FOLDER).iterdir()):
        if path.is_file():
            files.append(File.generated(config, f"{FOLDER}/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links to the site's own pages, and leave out of a code block's heading what is meant for the tests."""
    del config, files
    source = next((file for file, made in PAGES.items() if made == page.file.src_uri), f"docs/{page.file.src_uri}")
    return _REASON.sub(r"\1", _LINK.sub(lambda link: link[1] + site_address(source, link[2]), markdown))


def on_post_build(*, config: MkDocsConfig) -> None:
    """Take the addresses of other hosts out of the theme's scripts, which name them for features that no page uses.

    So a browser that lacks a feature asks this site for it, gets nothing, and goes on; no other host ever learns of a reader.
    """
    for script in Path(config.site_dir, "assets", "javascripts").glob("bundle.*.js"):
        text = script.read_text(encoding="utf-8")
        for host in HOSTS:
            text = text.replace(f"https://{host}/", "./")
        script.write_text(text, encoding="utf-8")


def site_address(source: str, target: str) -> str:
    """The address, from the page of a file of the repository, of what that file links to; both are paths within the repository.

    A link to a file that is no part of the site stays as it is, and the strict build refuses it.
    """
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    if path not in PAGES and not path.startswith(("docs/", f"{FOLDER}/")):
        return target
    page = PAGES.get(source, source.removeprefix("docs/"))
    return posixpath.relpath(PAGES.get(path, path.removeprefix("docs/")), posixpath.dirname(page) or ".")
