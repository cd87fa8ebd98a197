"""What holds for every test: a property has no deadline, since tests must pass on a machine ten times slower; and what is drawn
does not depend on the terminal of whoever runs them."""

import os

from hypothesis import settings

settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "DETENTE_HOME"):
    os.environ.pop(name, None)
    os.unsetenv(name)  # readline, which pytest loads, sets COLUMNS where only processes that are started see it
