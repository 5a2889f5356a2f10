"""The gate: what passes, what fails, and how floors are pinned."""

import json

import pytest

from eval.gate import (
    GateError,
    Pin,
    check,
    digest,
    lowered_silently,
    main,
    pinned,
    read_floors,
    scores,
    write_floors,
)

HASHES = {"gold": "g", "model": "m"}
PIN = Pin("g", "m", {"attribution": 80.0, "not_quotes": 2.0})


def result(attribution=0.8, not_quotes=0.02):
    figures = {"attribution": attribution, "not_quotes": not_quotes, "kind": 1.0}
    return {"measures": {key: {"f1": value} for key, value in figures.items()}}


def test_figures_are_per_cent_rounded_against_the_system():
    assert scores(result(0.80571, 0.01201)) == {"attribution": 80.5, "not_quotes": 1.3}


def test_a_figure_with_one_digit_is_kept_as_it_is():
    assert scores(result(0.829, 0.07)) == {"attribution": 82.9, "not_quotes": 7.0}


def test_the_same_scores_pass():
    assert check(PIN, result(), **HASHES) == []


def test_higher_scores_and_fewer_faults_pass():
    assert check(PIN, result(0.9, 0), **HASHES) == []


def test_a_lower_score_fails():
    assert check(PIN, result(0.793), **HASHES) == ["attribution: 79.3, its floor is 80.0"]


def test_more_faults_fail():
    assert check(PIN, result(not_quotes=0.027), **HASHES) == ["not_quotes: 2.7, its floor is 2.0"]


def test_the_last_digits_of_another_processor_pass():
    assert check(PIN, result(0.794, 0.026), **HASHES) == []


def test_a_score_that_is_gone_fails():
    (problem,) = check(PIN, {"measures": {"not_quotes": {"f1": 0.0}}}, **HASHES)
    assert problem.startswith("attribution: not in the result")


@pytest.mark.parametrize("changed", ["gold", "model"])
def test_another_gold_or_model_fails(changed):
    (problem,) = check(PIN, result(), **{**HASHES, changed: "other"})
    assert problem.startswith(f"the {changed} is not the one")


def test_pinning_raises_floors():
    after = pinned(PIN, result(0.9, 0.01), **HASHES, reason=None)
    assert after.floors == {"attribution": 90.0, "not_quotes": 1.0}
    assert after.lowered == {}


@pytest.mark.parametrize("lower", [result(0.7), result(not_quotes=0.5), {"measures": {}}])
def test_pinning_a_lower_floor_needs_a_reason(lower):
    with pytest.raises(GateError, match="--allow-lower"):
        pinned(PIN, lower, **HASHES, reason=None)


def test_the_reason_of_a_lower_floor_is_kept():
    after = pinned(PIN, result(0.7), **HASHES, reason="smaller model")
    assert after.floors["attribution"] == 70.0
    assert after.lowered == {"attribution": "80.0 to 70.0: smaller model"}


def test_a_floor_edited_by_hand_is_noticed():
    edited = Pin("g", "m", {"attribution": 75.0, "not_quotes": 2.0})
    (problem,) = lowered_silently(edited, PIN)
    assert problem.startswith("attribution: floor lowered from 80.0 to 75.0")
    assert lowered_silently(PIN, edited) == []


def test_a_floor_lowered_with_a_reason_is_not_silent():
    after = pinned(PIN, result(0.7), **HASHES, reason="smaller model")
    assert lowered_silently(after, PIN) == []


def test_an_old_reason_does_not_excuse_a_new_lowering():
    first = pinned(PIN, result(0.7), **HASHES, reason="smaller model")
    edited = Pin("g", "m", {**first.floors, "attribution": 60.0}, first.lowered)
    assert len(lowered_silently(edited, first)) == 1


def test_floors_survive_the_file(tmp_path):
    pins = {"fast": pinned(PIN, result(0.7), **HASHES, reason='a "quoted"\nreason'), "slow": PIN}
    write_floors(tmp_path / "floors.toml", pins)
    assert read_floors(tmp_path / "floors.toml") == pins


def test_the_hash_follows_names_and_content(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a").write_text("one")
    (folder / "b").write_text("two")
    before = digest([folder])
    assert before == digest([folder])
    (folder / "b").rename(folder / "c")
    renamed = digest([folder])
    (folder / "c").write_text("three")
    assert len({before, renamed, digest([folder])}) == 3


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """Run the gate on a model and files of `tmp_path` with a score of the attribution."""
    (tmp_path / "gold.jsonl").write_text("gold")
    (tmp_path / "fast").mkdir()
    (tmp_path / "fast" / "card.json").write_text('{"kind": "tagger", "decoding": {}}')
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / "fast" / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotes.models._FOLDER", tmp_path)

    def run(attribution, *more):
        path = tmp_path / "result.json"
        path.write_text(json.dumps(result(attribution)))
        files = ["--gold", tmp_path / "gold.jsonl", "--floors", tmp_path / "floors.toml"]
        return main([str(argument) for argument in ["fast", path, *files, *more]])

    return run


def test_the_command_pins_then_guards(gate, capsys):
    assert gate(0.8) == 1
    assert "no floors of 'fast'; --pin some" in capsys.readouterr().err
    assert gate(0.8, "--pin") == 0
    assert gate(0.8) == 0
    assert gate(0.7) == 1
    assert capsys.readouterr().err == "attribution: 70.0, its floor is 80.0\n"


def test_the_command_lowers_a_floor_only_with_the_flag(gate, tmp_path):
    gate(0.8, "--pin")
    assert gate(0.7, "--pin") == 1
    assert gate(0.7, "--pin", "--allow-lower", "smaller model") == 0
    assert gate(0.7) == 0
    assert "80.0 to 70.0: smaller model" in (tmp_path / "floors.toml").read_text()


def test_the_command_compares_with_the_floors_before_the_change(gate, tmp_path, capsys):
    gate(0.8, "--pin")
    base = tmp_path / "base.toml"
    base.write_text((tmp_path / "floors.toml").read_text())
    floors = tmp_path / "floors.toml"
    floors.write_text(floors.read_text().replace("80.0", "60.0"))
    assert gate(0.7) == 0
    assert gate(0.7, "--base", base) == 1
    assert "without --allow-lower" in capsys.readouterr().err


def test_a_changed_model_must_be_pinned(gate, tmp_path, capsys):
    gate(0.8, "--pin")
    (tmp_path / "fast" / "model.onnx").write_text("another")
    assert gate(0.9) == 1
    assert capsys.readouterr().err.startswith("the model is not the one")
    assert gate(0.9, "--pin") == 0
    assert gate(0.9) == 0


def test_what_a_card_says_of_scores_is_not_the_model(gate, tmp_path):
    gate(0.8, "--pin")
    card = tmp_path / "fast" / "card.json"
    card.write_text('{"kind": "tagger", "decoding": {}, "scores": {"news": "80"}}')
    assert gate(0.8) == 0


def test_a_malformed_floors_file_is_one_line(gate, tmp_path, capsys):
    (tmp_path / "floors.toml").write_text("[fast]\nfloor = 3\n")
    assert gate(0.8) == 3
    assert "is no floors file" in capsys.readouterr().err
