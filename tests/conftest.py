"""What holds for every test: a property has no deadline, since tests must pass on a machine ten times slower."""

from hypothesis import settings

settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")
