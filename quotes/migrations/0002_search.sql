-- An inverted index over the contents of quotes, in plain tables: no extension, any DuckDB client.

CREATE TABLE search_quotes (
    number INTEGER NOT NULL,
    quote_id VARCHAR NOT NULL,
    words INTEGER NOT NULL
);
COMMENT ON TABLE search_quotes IS 'Quotes that the search index holds';
COMMENT ON COLUMN search_quotes.number IS 'Short name of the quote in the index';
COMMENT ON COLUMN search_quotes.quote_id IS 'The quote';
COMMENT ON COLUMN search_quotes.words IS 'Length of its content in words';

CREATE TABLE search_words (
    word VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    uses INTEGER NOT NULL
);
COMMENT ON TABLE search_words IS 'Which quotes use which words, sorted by word';
COMMENT ON COLUMN search_words.word IS 'As search_terms gives it';
COMMENT ON COLUMN search_words.number IS 'The quote, as in search_quotes';
COMMENT ON COLUMN search_words.uses IS 'How often';

-- Words in lower case, without accents and without the endings of plurals: the S stemmer of
-- D. Harman, How effective is suffixing? (1991), and e is dropped where -es may be all ending,
-- so that bus is found by buses as house is by houses.
CREATE MACRO search_terms(phrase) AS list_transform(
    regexp_extract_all(lower(strip_accents(phrase)), '[\p{L}\p{N}]+'),
    lambda word: CASE
        WHEN length(word) < 4 OR regexp_matches(word, '(us|ss)$') THEN word
        WHEN regexp_matches(word, '[^ae]ies$') THEN left(word, -3) || 'y'
        ELSE regexp_replace(regexp_replace(word, '([^aeou]e|[^su])s$', '\1'), '([sxz]|[cs]h)e$', '\1')
    END
);
