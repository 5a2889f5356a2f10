"""The terminal, or the pipe in its place."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """A console that leaves a reader that has gone to its caller, where rich ends the process."""

    def on_broken_pipe(self) -> None:
        """Raise the error on; called while it is handled."""
        raise BrokenPipeError
