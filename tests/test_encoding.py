import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from quotes.encoding import FEATURES, IGNORE, SPAN_LABELS, Encoder, label_tokens, windows

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[unused1]", "[unused2]"]
VOCABULARY += [
    *"abcdefghijklmnopqrstuvwxyz0123456789.,\"'-",
    *("##" + c for c in "abcdefghijklmnopqrstuvwxyz"),
]
ANY_TEXT = st.text(
    alphabet=st.characters(codec="utf-8") | st.sampled_from("ab \n\"'“é."), max_size=300
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    """A letter-piece vocabulary with the normaliser and pre-tokeniser of uncased BERT."""
    tokenizer = Tokenizer(
        models.WordPiece({word: i for i, word in enumerate(VOCABULARY)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    file = tmp_path_factory.mktemp("encoder") / "tokenizer.json"
    tokenizer.save(str(file))
    return Encoder(file)


@given(text=ANY_TEXT)
@settings(deadline=None)
def test_offsets_are_inside_the_text_in_order_and_never_blank(encoder, text):
    tokens = encoder.tokens(text)
    words = list(zip(tokens.starts[tokens.first], tokens.ends[tokens.first], strict=True))
    end = 0
    for start, stop in words:
        assert end <= start < stop <= len(text)
        assert text[start:stop].strip()
        end = stop
    assert ((tokens.features >= 0) & (tokens.features < FEATURES)).all()


@given(text=ANY_TEXT, capacity=st.integers(8, 64), context=st.integers(0, 4))
@settings(deadline=None)
def test_windows_keep_every_piece_exactly_once_and_never_exceed_the_capacity(
    encoder, text, capacity, context
):
    tokens = encoder.tokens(text)
    kept = []
    for window in windows(tokens, capacity, context=context):
        assert 0 <= window.start <= window.keep_start <= window.keep_end <= window.end
        assert len(window) <= capacity
        kept.extend(range(window.keep_start, window.keep_end))
    assert kept == list(range(len(tokens)))


@given(data=st.data())
@settings(deadline=None)
def test_labels_come_back_as_the_spans_they_were_made_from(encoder, data):
    words = data.draw(st.lists(st.sampled_from(["ab", "c", "Defg", "“x", "2.5"]), min_size=1))
    text = " ".join(words)
    tokens = encoder.tokens(text)
    starts, ends = tokens.starts[tokens.first], tokens.ends[tokens.first]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(starts)), max_size=8)))
    spans = [
        (int(starts[low]), int(ends[high - 1]), data.draw(st.sampled_from(["cue", "content"])))
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    labels = label_tokens(tokens, spans, SPAN_LABELS)
    assert (labels[~tokens.first] == IGNORE).all()
    found = []
    for position, label in enumerate(labels[tokens.first]):
        name = SPAN_LABELS[label]
        if name.startswith("B-"):
            found.append((int(starts[position]), int(ends[position]), name[2:]))
        elif name.startswith("I-"):
            found[-1] = (found[-1][0], int(ends[position]), found[-1][2])
    assert found == spans


def test_a_later_span_splits_the_one_below_it(encoder):
    tokens = encoder.tokens("a b c d e")
    labels = label_tokens(tokens, [(0, 9, "content"), (4, 5, "cue")], SPAN_LABELS)
    names = [SPAN_LABELS[label] for label in labels]
    assert names == ["B-content", "I-content", "B-cue", "B-content", "I-content"]


def test_a_doubled_apostrophe_is_one_mark_of_two_characters(encoder):
    text = "''ab'' c"
    tokens = encoder.tokens(text)
    words = zip(tokens.starts[tokens.first], tokens.ends[tokens.first], strict=True)
    assert [text[start:end] for start, end in words] == ["''", "ab", "''", "c"]


def test_an_endless_line_is_tokenised_in_slices(encoder):
    tokens = encoder.tokens("ab " * 30_000)
    assert len(tokens.units) > 1
    assert tokens.first.sum() == 30_000


def test_words_longer_than_a_window_are_cut_too(encoder):
    tokens = encoder.tokens("a" * 90 + " b " + "c" * 95)
    kept = [i for w in windows(tokens, 8) for i in range(w.keep_start, w.keep_end)]
    assert kept == list(range(len(tokens)))


def test_the_marker_tells_the_guide(encoder):
    tokens = encoder.tokens("a b")
    window = windows(tokens, 16)[0]
    news, _ = encoder.model_input(tokens, window, "news")
    polnear, _ = encoder.model_input(tokens, window, "polnear")
    assert np.flatnonzero(news != polnear).tolist() == [1]
    assert len(news) == len(window) + encoder.overhead
