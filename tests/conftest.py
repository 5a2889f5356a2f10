"""Settings of all tests."""

from hypothesis import settings

# Time on a shared machine says nothing about the code; tests of speed count processor time.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
