"""Who issued a document, by what stands around it."""

import pytest
from test_speakers import last

from quotes.speakers import name_speakers
from quotes.types import Document, Entity, Quote, Span, Tagging

NAMES = (
    ("Norvik Bank", "organization"),
    ("Rope Guild", "organization"),
    ("Ana Bell", "person"),
    ("Ivo Lund", "person"),
)


def found(text, *sources):
    names = [(name, kind) for name, kind in NAMES if name in text]
    return last(text, *sources, entities=names)


def test_one_source_of_two_quotes_is_one_speaker():
    text = "Ana Bell said yes. The rowers have a plan. Their letter thanked the port and asked tea."
    told = (_span(text, "Their letter"),)
    quotes = (
        Quote((_span(text, " yes"),), source=(_span(text, "Ana Bell"),)),
        Quote((_span(text, "the port"),), source=told),
        Quote((_span(text, "tea"),), source=told),
    )
    named = name_speakers(Document("d", text), Tagging(), quotes)
    assert [quote.speakers for quote in named[1:]] == [("the rowers",)] * 2


def _span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def test_those_who_agree_in_a_joint_list_have_issued_it():
    text = (
        "Norvik Bank and Rope Guild met. In a joint list printed late, the companies asked for tea."
    )
    quote = found(f"{text} The list names nine boats.", "The list")
    assert (quote.speakers, quote.speaker_type) == (("Norvik Bank", "Rope Guild"), "document")


@pytest.mark.parametrize(
    ("text", "mention", "issuer"),
    [
        ("The act's cost note, prepared by Norvik Bank, puts it at nine.", "The act's cost note",
         "Norvik Bank"),
        ("The note, which was published in May by Norvik Bank, puts it at nine.", "The note",
         "Norvik Bank"),
        ("The note, read by Norvik Bank, puts it at nine.", "The note", "The note"),
        ("Norvik Bank lost. The note, prepared by the bank and seen by Rope Guild, says so.",
         "The note", "Norvik Bank"),
        ("Norvik Bank lost. The note, prepared by the bank, puts it at nine.", "The note",
         "Norvik Bank"),
        ("We have a rope study. It was written by Norvik Bank. The study puts it at nine.",
         "The study", "Norvik Bank"),
        ("We have a rope study. It was read by Norvik Bank. The study puts it at nine.",
         "The study", "The study"),
        ("Norvik Bank lost. It rained. A notice on the bank's website puts it at nine.",
         "A notice on the bank's website", "Norvik Bank"),
        ("Norvik Bank lost. It rained. A note on tea put on the bank's website puts it at nine.",
         "A note on tea put on the bank's website", "Norvik Bank"),
        ("Norvik Bank lost. It rained. A note on bank paper puts it at nine.",
         "A note on bank paper", "Norvik Bank"),
        ("Norvik Bank lost. It rained. A petition on the bank's website puts it at nine.",
         "A petition on the bank's website", "a petition on the bank's website"),
        ("Norvik Bank lost. It rained. A diver's report for the bank puts it at nine.",
         "A diver's report for the bank", "Norvik Bank"),
        ("Norvik Bank lost. It rained. A menu for the bank puts it at nine.",
         "A menu for the bank", "a menu for the bank"),
        ("A sheet seen by Norvik Bank puts it at nine.", "A sheet seen by Norvik Bank",
         "a sheet seen by Norvik Bank"),
        ("A coastguard sheet seen by Norvik Bank puts it at nine.",
         "A coastguard sheet seen by Norvik Bank", "a coastguard sheet seen by Norvik Bank"),
        ("A paper handed to rowers by Norvik Bank puts it at nine.",
         "A paper handed to rowers by Norvik Bank", "Norvik Bank"),
    ],
)  # fmt: skip
def test_a_document_is_of_who_made_it_by_the_words_beside_it(text, mention, issuer):
    quote = found(text, mention)
    assert [quote.speaker_type, *map(str.casefold, quote.speakers)] == [
        "document",
        issuer.casefold(),
    ]


@pytest.mark.parametrize(
    ("before", "issuers"),
    [
        ("In May, the port guild made public an early list of boats.", ("port guild",)),
        ("Bell and Lund issued a list.", ("Ana Bell", "Ivo Lund")),
        ("Ana Bell, a rower, issued a list.", ("Ana Bell",)),
        ("The port guild lost a list.", ("the list",)),
    ],
)
def test_the_document_is_of_whom_the_sentence_before_tells_to_have_issued_it(before, issuers):
    text = f"Ana Bell met Ivo Lund. It rained.\n\n{before} The list names nine boats."
    assert found(text, "The list").speakers == issuers


@pytest.mark.parametrize(
    ("before", "again", "meant"),
    [
        ("Ana Bell wrote to the port that rust sinks boats.", "The letter", "Ana Bell"),
        ("Ana Bell sued the port, saying rust sinks boats.", "The suit", "Ana Bell"),
        ("Ana Bell joked on X that rust sinks boats.", "The post", "Ana Bell"),
        ("In her first sea memoir, Ana Bell says that rust sinks boats.", "The book", "Ana Bell"),
        ("Ana Bell said of a memoir that rust sinks boats.", "The book", "The book"),
        ("By an advert by Norvik Bank, Ana Bell said, rust sinks boats.", "The ad", "Norvik Bank"),
        ("In court papers, Ana Bell said that rust sinks boats.", "The suit", "Ana Bell"),
        ("In a sworn victim impact statement, Ana Bell told of it.", "The statement", "Ana Bell"),
        ("In two years of letters, Ana Bell said, rust sank boats.", "The note", "The note"),
        ("In a short dossier, Ana Bell said that rust sinks boats.", "The document", "Ana Bell"),
        ("Ana Bell wrote of the port that rust sinks boats.", "The letter", "The letter"),
    ],
)
def test_a_document_is_of_whom_it_was_under_another_name(before, again, meant):
    text = f"It rained.\n\n{before} Nobody came. {again} names nine boats."
    assert found(text, "Ana Bell", again).speakers[0].casefold() == meant.casefold()


def test_a_suit_is_of_whom_the_sentence_before_tells_to_have_sued():
    text = "Ana Bell met Ivo Lund. It rained. Norvik Bank has sued the port. The suit asks for tea."
    assert found(text, "The suit").speakers == ("Norvik Bank",)


@pytest.mark.parametrize(
    ("text", "mention", "issuers"),
    [
        ("A list signed by the rowers Ana Bell and Ivo Lund names nine boats.",
         "A list signed by the rowers Ana Bell and Ivo Lund", ("Ana Bell", "Ivo Lund")),
        ("The list, signed by Ana Bell and Ivo Lund, names nine boats.", "The list",
         ("Ana Bell", "Ivo Lund")),
        ("A note from Ana Bell to Ivo Lund names nine boats.",
         "A note from Ana Bell to Ivo Lund", ("Ana Bell",)),
        ("A study paid for by Norvik Bank and run by the Rope Guild names nine boats.",
         "A study paid for by Norvik Bank and run by the Rope Guild", ("Rope Guild",)),
        ("A study for Norvik Bank by the Rope Guild names nine boats.",
         "A study for Norvik Bank by the Rope Guild", ("Rope Guild",)),
        ("The list, drawn up by the Norvik Bank auditor, names nine boats.", "The list",
         ("Norvik Bank auditor",)),
    ],
)  # fmt: skip
def test_a_document_is_of_all_who_made_it_and_not_of_who_paid(text, mention, issuers):
    assert found(text, mention).speakers == issuers


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        ("The survey of 900 rowers by Norvik Bank", "Norvik Bank"),
        ("The survey of 900 rowers found Norvik Bank", "the last poll"),
    ],
)
def test_a_poll_at_the_top_is_of_whom_the_next_sentence_names(told, issuer):
    text = f"Boats are dear, according to the last poll. {told} has more."
    assert found(text, "the last poll").speakers == (issuer,)


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("news", ("Rope Post/Norvik Bank poll",)),
        ("polnear", ("Rope Post/Norvik Bank",)),
    ],
)
def test_a_poll_of_two_keeps_its_noun_by_the_news_guide(scheme, names):
    text = "A Rope Post/Norvik Bank poll of 90 rowers found rust."
    quote = Quote((_span(text, "rust"),), source=(_span(text, text[:42]),))
    bodies = (Entity(2, 11, "organization"), Entity(12, 23, "organization"))
    tagging = Tagging((), bodies)
    (named,) = name_speakers(Document("d", text), tagging, (quote,), scheme=scheme)
    assert named.speakers == names


@pytest.mark.parametrize(
    ("will", "issuer"),
    [("The will", "Ivo Lund"), ("Her will", "Ana Bell"), ("The letter", "The letter")],
)
def test_a_will_is_of_who_died(will, issuer):
    text = f"Ana Bell, who has died, was a nun. Ivo Lund died. It rained. {will} names nine boats."
    assert found(text, will).speakers[0].casefold() == issuer.casefold()


def test_their_report_is_theirs_whatever_it_is_called():
    text = "Norvik Bank and Rope Guild counted boats. By their Port Report, nine are lost."
    quote = last(text, "their Port Report", entities=[*NAMES[:2], ("Port Report", "misc")])
    assert (quote.speakers, quote.speaker_type) == (("Norvik Bank", "Rope Guild"), "document")


def test_our_figures_are_those_of_who_publishes():
    text = "Nine boats are lost, according to our figures."
    quote = last(text, "our figures", publisher="Eel Post")
    assert (quote.speakers, quote.speaker_type) == (("Eel Post",), "document")


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        ("Ana Bell keeps Norvik Bank's letter in a tin.", "Norvik Bank"),
        ("What nobody disputes is the letter.", "the letter"),
        ("In the end the letter will burn.", "Rope Guild"),
        ("Ana Bell hopes to burn the letter.", "Rope Guild"),
        ("Rope Guild lost the letter.", "Rope Guild"),
    ],
)
def test_it_is_the_document_that_the_sentence_before_is_about(before, meant):
    text = f"Rope Guild said no. Boats sank.\n\n{before} It told of rust."
    assert found(text, "Rope Guild", "It").speakers == (meant,)


@pytest.mark.parametrize(
    ("mention", "issuer"),
    [
        ("Government figures", "government"),
        ("early police data", "police"),
        ("court papers", "court papers"),
        ("company figures", "company figures"),
    ],
)
def test_government_figures_are_the_governments(mention, issuer):
    text = f"It rained. By what {mention} tell, nine boats are lost. {mention} tell so."
    assert found(text, mention).speakers[0].casefold() == issuer


@pytest.mark.parametrize(
    ("said", "document", "issuer"),
    [
        ("Judge Ana Bell said no.", "The ruling", "Ana Bell"),
        ("Ana Bell said no.", "The ruling", "The ruling"),
        ("Ana Bell said no. The Quay Court freed Ivo Lund.", "The order", "Quay Court"),
        ("Ana Bell said no. The Quay Fleet freed Ivo Lund.", "The order", "The order"),
        ("Federal prosecutors said no.", "An indictment", "federal prosecutors"),
        ("Federal divers said no.", "An indictment", "an indictment"),
        ("Ana Bell said no to the Clean Quays Act.", "The act", "Clean Quays Act"),
        ("Ana Bell said no to the Clean Quays Act.", "The law", "The law"),
    ],
)
def test_rulings_are_of_judges_charges_of_prosecutors_and_acts_of_nobody(said, document, issuer):
    text = f"It rained. Nobody came.\n\n{said} {document} names nine boats."
    names = [
        ("Ana Bell", "person"),
        ("Clean Quays Act", "misc"),
        ("Quay Court", "organization"),
        ("Quay Fleet", "organization"),
    ]
    entities = [(name, kind) for name, kind in names if name in text]
    quote = last(text, said.split(" said")[0], document, entities=entities)
    assert quote.speakers[0].casefold() == issuer.casefold()


@pytest.mark.parametrize(
    ("before", "source", "meant"),
    [
        ("Divers from Rope Guild saw nine boats.", "Their report", "Rope Guild"),
        ("Norvik Bank and Rope Guild said no.", "A joint statement", "Norvik Bank & Rope Guild"),
        ("The diary of the cook, Ana Bell, said no.", "One entry", "Ana Bell"),
        ("An editorial in the Norvik Bank said no.", "The editorial", "Norvik Bank"),
        ("A memo told of tea. It was sent by Ana Bell.", "The memo", "Ana Bell"),
        ("Norvik Bank sent a long port white paper.", "The white paper", "Norvik Bank"),
    ],
)
def test_a_document_is_of_those_who_spoke_or_wrote_before(before, source, meant):
    sources = [before.removesuffix(" said no.")] if "said" in before else []
    quote = found(f"It rained. Boats sank.\n\n{before} {source} tells of rust.", *sources, source)
    assert (quote.speakers, quote.speaker_type) == (tuple(meant.split(" & ")), "document")


def test_it_is_the_document_whose_kind_several_nouns_tell():
    text = "Norvik Bank said no. Rowers wept. A government tide paper is out. It tells of rust."
    assert found(text, "Norvik Bank", "It").speakers == ("government",)


@pytest.mark.parametrize(
    ("part", "issuer"),
    [
        ("A leaked copy of the letter", "Norvik Bank"),
        ("Article 12 of the treaty", "the treaty"),
        ("A clause in the treaty", "the treaty"),
    ],
)
def test_a_part_of_a_document_is_of_who_issued_the_whole(part, issuer):
    text = f"Norvik Bank sent a letter to rowers. {part} names nine boats."
    assert found(text, part).speakers == (issuer,)


@pytest.mark.parametrize(("verb", "meant"), [("read", "Ana Bell"), ("said", "Norvik Bank")])
def test_what_it_reads_stands_in_the_last_document(verb, meant):
    text = f"A memo by Ana Bell told of rust. Norvik Bank said no.\n\n“Pump now,” it {verb}."
    spans = [_span(text, words) for words in ("A memo by Ana Bell", "Norvik Bank", "it")]
    contents = [_span(text, words) for words in ("of rust", " no", "“Pump now,”")]
    cues = [_span(text, words) for words in ("told", "said", f" {verb}.")]
    cues[2] = Span(cues[2].start + 1, cues[2].end - 1)
    quotes = tuple(
        Quote((content,), source=(source,), cue=(cue,))
        for content, source, cue in zip(contents, spans, cues, strict=True)
    )
    names = (Entity(10, 18, "person"), Entity(33, 44, "organization"))
    named = name_speakers(Document("d", text), Tagging((), names), quotes)
    assert named[2].speakers == (meant,)


@pytest.mark.parametrize(
    ("told", "meant"), [("told Eel Weekly", "Eel Weekly"), ("read Eel Weekly", "the magazine")]
)
def test_the_magazine_is_which_was_told(told, meant):
    text = f"Ana Bell {told} of rust. It rained. The magazine says nine boats sank."
    entities = [("Ana Bell", "person"), ("Eel Weekly", "organization")]
    assert last(text, "Ana Bell", "The magazine", entities=entities).speakers == (meant,)


@pytest.mark.parametrize(
    ("letter", "found"),
    [
        ("A letter from the Pier Union to the clerk, Ana Bell,", "Pier Union"),
        ("A letter to rowers by the clerk, Ana Bell,", "Ana Bell"),
        ("A letter from the clerk, Ana Bell,", "Ana Bell"),
    ],
)
def test_a_letter_is_from_nobody_whom_it_goes_to(letter, found):
    text = f"It rained. {letter} said so."
    named = [e for e in (("Ana Bell", "person"), ("Pier Union", "organization")) if e[0] in text]
    assert last(text, letter, entities=named).speakers == (found,)
