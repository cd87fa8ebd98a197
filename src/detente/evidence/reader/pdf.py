"""Run as a process: the text of a PDF from stdin to stdout, within limits of memory and time."""

import io
import resource
import sys
from typing import Final

MEMORY: Final = 1 << 30
"""Bytes of memory."""
SECONDS: Final = 60
"""Seconds of the processor."""


def main() -> None:
    """Write the text of the PDF on stdin to stdout, a page after another."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages:
        sys.stdout.buffer.write((page.extract_text() + "\n").encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
