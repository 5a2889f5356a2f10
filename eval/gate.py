"""Refuse a change that lowers a score: `python -m eval.gate MODEL RESULT --gold GOLD...`.

RESULT is what `quotes eval --model MODEL --format json` printed (`-` for stdin). The floors file
pins, beside each floor, the hashes of the gold and of the model that reached it. The gate fails
(status 1) when a score is below its floor, a fault above its ceiling, or a hash another.
`--pin` writes the scores of RESULT as the new floors, but none that is lower, unless
`--allow-lower REASON` is given: the reason is kept in the file, where a reviewer reads it.
`--base FILE`, the floors before the change, makes the gate fail on floors lowered without a reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.errors import InputError, QuotesError
from quotes.metrics import FAULTS
from quotes.models import find

FLOORS = Path("eval/floors.toml")

GATED = (
    "source.exact",
    "cue.exact",
    "content.exact",
    "content.token",
    "quote",
    "attribution",
    "speaker",
    "stance",
    "not_quotes",
    "outside",
)
"""Measures that are pinned where the gold has them."""

ALLOWANCES = dict.fromkeys(GATED, 0.6) | {"stance": 2.0}
"""Points by which a score may miss its floor: processors compute in 8, 16 or 32 bits, and that
moves half a dozen borderline quotes of a thousand, and one or two of the few stances."""


class GateError(QuotesError):
    """A floor would be lowered without a reason."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The floors of one system in per cent (ceilings, for faults), and what they were reached with.

    `lowered` says why a floor is lower than it once was, by measure.
    """

    gold: str
    model: str
    floors: Mapping[str, float]
    lowered: Mapping[str, str] = field(default_factory=dict)


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files and folders: of every file's name and content, sorted."""
    total = hashlib.sha256()
    for path in sorted(paths):
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                total.update(f"{file.relative_to(path.parent).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


def scores(result: Mapping[str, Any]) -> dict[str, float]:
    """Return the gated figures of a result in per cent, rounded against the system to 0.1."""
    found = {}
    for key in GATED:
        if key in result["measures"]:
            tenths = round(1000 * result["measures"][key]["f1"], 6)
            found[key] = (math.ceil(tenths) if key in FAULTS else math.floor(tenths)) / 10
    return found


def worse(key: str, value: float, than: float, *, allowance: float = 0.0) -> bool:
    """Say whether a figure is worse than another: lower, or higher for a fault."""
    behind = value - than if key in FAULTS else than - value
    return round(behind, 6) > allowance


def check(pin: Pin, result: Mapping[str, Any], *, gold: str, model: str) -> list[str]:
    """Return what is wrong with a result, one line each: hashes that differ, scores too low."""
    problems = [
        f"the {what} is not the one that the floors were reached with; --pin the new floors"
        for what, pinned, given in (("gold", pin.gold, gold), ("model", pin.model, model))
        if pinned != given
    ]
    found = scores(result)
    for key, floor in pin.floors.items():
        if key not in found:
            problems.append(f"{key}: not in the result, its floor is {floor}")
        elif worse(key, found[key], floor, allowance=ALLOWANCES[key]):
            problems.append(f"{key}: {found[key]}, its floor is {floor}")
    return problems


def lowered_silently(pin: Pin, base: Pin) -> list[str]:
    """Return the floors that are lower than in `base`, or gone, with no new reason in `lowered`."""
    problems = []
    for key, floor in base.floors.items():
        now = pin.floors.get(key)
        explained = pin.lowered.get(key) not in {None, base.lowered.get(key)}
        if (now is None or worse(key, now, floor)) and not explained:
            problems.append(f"{key}: floor lowered from {floor} to {now} without --allow-lower")
    return problems


def pinned(
    before: Pin | None, result: Mapping[str, Any], *, gold: str, model: str, reason: str | None
) -> Pin:
    """Return the floors that a result sets.

    Raises GateError when one is lower than `before` and no `reason` is given.
    """
    floors = scores(result)
    lowered = dict(before.lowered) if before else {}
    for key, floor in before.floors.items() if before else ():
        if key in floors and not worse(key, floors[key], floor):
            continue
        change = f"{floor} to {floors.get(key, 'none')}"
        if not reason:
            raise GateError(f"{key} falls from {change}; raise it, or give --allow-lower REASON")
        lowered[key] = f"{change}: {reason}"
    return Pin(gold, model, floors, lowered)


def read_floors(path: Path) -> dict[str, Pin]:
    """Read a floors file, empty when absent; raises InputError when it is malformed."""
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: Pin(**table) for name, table in tables.items()}
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path} is no floors file: {error}; write it with --pin") from error


def write_floors(path: Path, pins: Mapping[str, Pin]) -> None:
    """Write a floors file, systems and measures in order."""
    lines = [
        "# Written by `python -m eval.gate --pin`. Per cent; ceilings for not_quotes, outside."
    ]
    for name, pin in sorted(pins.items()):
        lines += ["", f"[{name}]", f'gold = "{pin.gold}"', f'model = "{pin.model}"']
        lines += ["", f"[{name}.floors]"]
        lines += [f"{json.dumps(key)} = {float(floor)}" for key, floor in pin.floors.items()]
        if pin.lowered:
            lines += ["", f"[{name}.lowered]"]
            lines += [f"{json.dumps(key)} = {json.dumps(why)}" for key, why in pin.lowered.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(arguments: argparse.Namespace) -> list[str]:
    """Check or pin as the command line says; returns the problems."""
    source = sys.stdin.read() if arguments.result == "-" else Path(arguments.result).read_text()
    result = json.loads(source)
    pins = read_floors(arguments.floors)
    before = pins.get(arguments.model)
    hashes = {"gold": digest(arguments.gold), "model": find(arguments.model).digest()}
    if arguments.pin:
        after = pinned(before, result, **hashes, reason=arguments.allow_lower)
        write_floors(arguments.floors, {**pins, arguments.model: after})
        return []
    if before is None:
        return [f"{arguments.floors} has no floors of {arguments.model!r}; --pin some"]
    problems = check(before, result, **hashes)
    if arguments.base:
        base = read_floors(arguments.base).get(arguments.model)
        problems += lowered_silently(before, base) if base else []
    return problems


def main(argv: Sequence[str] | None = None) -> int:
    """Run the gate; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", help="as `quotes eval` takes it; a table of the floors file")
    parser.add_argument("result", help="JSON of `quotes eval --format json`, or -")
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--base", type=Path, help="the floors file before the change")
    parser.add_argument("--pin", action="store_true", help="make these scores the floors")
    parser.add_argument("--allow-lower", metavar="REASON", help="why a floor may be lowered")
    try:
        problems = run(parser.parse_args(argv))
    except QuotesError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
