"""Imports go down only: which module may import what."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotes"

# From the ground up; a part may import the parts in earlier rows, and itself.
LAYERS = (
    {"types", "errors"},
    {
        "text",
        "names",
        "places",
        "encoding",
        "decoding",
        "entries",
        "metrics",
        "annotations",
        "models",
        "runtime",
    },
    {"document", "attribution", "assemble", "nested", "speakers", "identity"},
    {"evaluation", "readers", "tagger", "stance", "store"},
    {"pipeline", "report", "export", "gold"},
    {"run"},
    {"output", "cli", "__main__"},
)
HEAVY = {
    "openvino": {"runtime"},
    "torch": {"tagger"},
    "transformers": {"tagger"},
    "duckdb": {"store"},
    "click": {"cli", "output"},
    "rich": {"cli", "output"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def part(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path):
    """The modules that a file imports, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "quotes":
                yield from (f"quotes.{alias.name}" for alias in node.names)
            else:
                yield node.module


def level(name):
    return next(i for i, layer in enumerate(LAYERS) if name in layer)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_its_own_layer_and_those_below(path):
    own = part(path)
    if own == "__init__":
        assert not [name for name in imported(path) if name.startswith("quotes")]
        return
    for name in imported(path):
        words = name.split(".")
        if words[0] == "quotes" and len(words) > 1 and words[1] not in {own, "__version__"}:
            assert level(words[1]) <= level(own), f"{own} imports {name}"
        assert words[0] not in {"training", "eval"}, f"{own} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_only_where_they_belong(path):
    for name in imported(path):
        library = name.split(".")[0]
        assert part(path) in HEAVY.get(library, {part(path)}), f"{path.name} imports {name}"
