"""Write the normal form of every plan that ships, from its YAML file; `make normal` runs it after that of the law."""

import sys

from detente import Desk
from detente.errors import LawError
from detente.roadmap import normal
from detente.roadmap.source import SHIPPED, find, load, shipped


def main() -> int:
    """Check each plan and write it; 1 where one holds faults."""
    desk = Desk()
    for name in shipped():
        path = find(name)
        normal.path_of(path).unlink(missing_ok=True)
        try:
            found = load(path, desk._plan_law)  # noqa: SLF001 -- what the desk itself gives
        except LawError as fault:
            print(fault)
            return 1
        print(normal.write(path, found.plan).relative_to(SHIPPED))
    return 0


if __name__ == "__main__":
    sys.exit(main())
