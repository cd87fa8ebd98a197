"""The picture of the terminal in the README: commands and what they print, as an SVG.

`python scripts/picture.py` runs the commands and writes `docs/terminal.svg`. The picture names no font and no address of another
host: the browser shows it in its own monospaced typeface, and each text has the length that it has on a terminal.
"""

import os
import re
import shlex
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT: Final = Path(__file__).parent.parent
PICTURE: Final = ROOT / "docs" / "terminal.svg"
WIDTH: Final = 80
COMMANDS: Final = (
    ("detente decide --set date=2017-09-06 --set hs=270112 --set from_country=KP --set to_country=CN", 2),
    ("detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16", 2),
)
"""What is run, and how many paragraphs of its output are shown."""
INK: Final = TerminalTheme(
    (253, 252, 249),
    (27, 31, 36),
    [
        (27, 31, 36),
        (155, 28, 28),
        (29, 107, 51),
        (122, 92, 0),
        (31, 78, 121),
        (94, 61, 133),
        (11, 98, 87),
        (74, 85, 96),
    ],
    [
        (74, 85, 96),
        (155, 28, 28),
        (29, 107, 51),
        (138, 75, 8),
        (31, 78, 121),
        (94, 61, 133),
        (11, 98, 87),
        (74, 85, 96),
    ],
)
"""The colours of the documentation site."""
FORMAT: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="A terminal with commands of detente and their answers">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect x="1" y="1" width="{width}" height="{height}" fill="#fdfcf9"/>
<g transform="translate(9, 24)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def session() -> Text:
    """The commands with their outputs, as a terminal of 80 columns shows them, colours included."""
    shown = Text()
    for command, most in COMMANDS:
        shown.append(f"$ {command}\n", "bold")
        paragraphs = _printed(command).rstrip().split("\n\n")
        shown.append_text(Text.from_ansi("\n\n".join(paragraphs[:most])))
        shown.append("\n…\n\n" if len(paragraphs) > most else "\n\n")
    shown.rstrip()
    return shown


def drawn(text: Text) -> str:
    """A session as an SVG, without a request to another host."""
    console = Console(
        width=WIDTH, record=True, file=StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False
    )
    console.print(text, highlight=False)
    made = console.export_svg(title="", theme=INK, code_format=FORMAT, unique_id="terminal")
    return re.sub(r"[ \t]+$", "", made, flags=re.MULTILINE)


def _printed(command: str) -> str:
    """What a command prints on stdout; it sees no lists or settings of whoever runs this."""
    kept = {name: text for name, text in os.environ.items() if name in {"LANG", "LC_ALL", "TMPDIR", "TZ"}}
    shown = {"PATH": os.defpath, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm"}
    away = {"DETENTE_HOME": str(ROOT / "build" / "picture")}
    words = shlex.split(command)
    words[0] = str(Path(sys.executable).with_name(words[0]))
    done = subprocess.run(words, cwd=ROOT, env=kept | shown | away, capture_output=True, check=True)  # noqa: S603 -- COMMANDS
    return done.stdout.decode()


if __name__ == "__main__":
    PICTURE.write_text(drawn(session()), encoding="utf-8")
