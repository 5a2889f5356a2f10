"""The README's commands run, and it names every command there is."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.cli import _COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
LINES = [
    line
    for block in re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("quotes ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A working folder in which the README's commands run one after the other."""
    path = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "quotes" / "samples", path / "quotes" / "samples")
    return path


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_runs(line, folder):
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert bool(done.stdout) == (not re.search(r"annotate quotes/samples$|-o ", line))


def test_the_readme_has_enough_commands_to_start_with():
    assert len(LINES) >= 8


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"quotes {command}" in README
