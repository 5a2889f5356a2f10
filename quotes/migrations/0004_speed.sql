-- Quotes and stances carry what statements and speaker_stances show, so that no question joins
-- large tables: ten millions of quotes answer within a second on two cores.

ALTER TABLE quotes ADD COLUMN number INTEGER;
ALTER TABLE quotes ADD COLUMN shown BOOLEAN;
ALTER TABLE quotes ADD COLUMN speaker VARCHAR;
ALTER TABLE quotes ADD COLUMN type VARCHAR;
ALTER TABLE quotes ADD COLUMN published DATE;
ALTER TABLE quotes ADD COLUMN publisher VARCHAR;
ALTER TABLE quotes ADD COLUMN title VARCHAR;
ALTER TABLE quotes ADD COLUMN story_id VARCHAR;
COMMENT ON COLUMN quotes.number IS 'Its place in this file, from 1, by which the search index names it';
COMMENT ON COLUMN quotes.shown IS 'Whether its run is the latest of the article: the views show only these';
COMMENT ON COLUMN quotes.speaker IS 'Name of its first speaker across all articles';
COMMENT ON COLUMN quotes.type IS 'Type of its first speaker across all articles';
COMMENT ON COLUMN quotes.published IS 'Day the article was published; NULL if documents.published is no date';
COMMENT ON COLUMN quotes.publisher IS 'Outlet of the article';
COMMENT ON COLUMN quotes.title IS 'Headline of the article';
COMMENT ON COLUMN quotes.story_id IS 'Earliest copy of the article, as documents.cluster_id';
COMMENT ON COLUMN quotes.cluster_id IS 'The earliest quote with the same words or nearly, or itself; fewer than six words count in copies of one article only; found at the end of a run';

ALTER TABLE quote_speakers ADD COLUMN number INTEGER;
COMMENT ON COLUMN quote_speakers.number IS 'The quote''s number';

ALTER TABLE stances ADD COLUMN speaker VARCHAR;
ALTER TABLE stances ADD COLUMN document_id VARCHAR;
ALTER TABLE stances ADD COLUMN content VARCHAR;
ALTER TABLE stances ADD COLUMN published DATE;
ALTER TABLE stances ADD COLUMN publisher VARCHAR;
ALTER TABLE stances ADD COLUMN shown BOOLEAN;
COMMENT ON COLUMN stances.speaker IS 'The speaker''s name across all articles';
COMMENT ON COLUMN stances.document_id IS 'The article';
COMMENT ON COLUMN stances.content IS 'The words reported';
COMMENT ON COLUMN stances.published IS 'Day the article was published; NULL if documents.published is no date';
COMMENT ON COLUMN stances.publisher IS 'Outlet of the article';
COMMENT ON COLUMN stances.shown IS 'As quotes.shown';

UPDATE quotes SET
    number = n.number, cluster_id = quotes.quote_id, type = quotes.speaker_type,
    shown = d.run_id IS NOT DISTINCT FROM quotes.run_id, published = d.published,
    publisher = d.publisher, title = d.title, story_id = coalesce(d.cluster_id, quotes.document_id)
FROM (SELECT quote_id, document_id, row_number() OVER (ORDER BY rowid) AS number FROM quotes) AS n
LEFT JOIN (
    SELECT * REPLACE (TRY_CAST(published AS DATE) AS published) FROM documents
) AS d USING (document_id)
WHERE quotes.quote_id = n.quote_id;
UPDATE quote_speakers SET number = q.number FROM quotes AS q
WHERE quote_speakers.quote_id = q.quote_id;
UPDATE quotes SET speaker = coalesce(s.name, p.name), type = coalesce(s.type, p.type, speaker_type)
FROM quote_speakers AS p LEFT JOIN speakers AS s USING (speaker_id)
WHERE p.number = quotes.number AND p.position = 0;
UPDATE stances SET
    document_id = q.document_id, content = q.content, published = q.published,
    publisher = q.publisher, shown = q.shown
FROM quotes AS q WHERE stances.quote_id = q.quote_id;
UPDATE stances SET speaker = coalesce(s.name, t.name)
FROM stances AS t LEFT JOIN speakers AS s USING (speaker_id)
WHERE t.rowid = stances.rowid;

CREATE OR REPLACE VIEW statements AS
SELECT
    quote_id, document_id, published, publisher, title, speaker, type AS speaker_type,
    content, kind, cue, source, addressee, relay, confidence, cluster_id, story_id
FROM quotes WHERE shown
UNION ALL
SELECT
    quote_id, document_id, published, publisher, title, p.speaker, p.type,
    content, kind, cue, source, addressee, relay, confidence, cluster_id, story_id
FROM quotes
JOIN (
    -- The few further speakers of joint statements, named before they meet the many quotes.
    SELECT number, coalesce(s.name, p.name) AS speaker, coalesce(s.type, p.type) AS type
    FROM quote_speakers AS p LEFT JOIN speakers AS s USING (speaker_id) WHERE position > 0
) AS p USING (number)
WHERE shown;
COMMENT ON VIEW statements IS 'Who said what: one row for each quote and speaker, latest run of each article';
COMMENT ON COLUMN statements.quote_id IS 'The quote; a joint statement has a row for each speaker';
COMMENT ON COLUMN statements.document_id IS 'The article';
COMMENT ON COLUMN statements.published IS 'Day of publication; NULL if documents.published is no date';
COMMENT ON COLUMN statements.publisher IS 'Outlet';
COMMENT ON COLUMN statements.title IS 'Headline';
COMMENT ON COLUMN statements.speaker IS 'Name across all articles; NULL if nobody could be named';
COMMENT ON COLUMN statements.speaker_type IS 'person, organization, group, document or unnamed';
COMMENT ON COLUMN statements.content IS 'The words reported';
COMMENT ON COLUMN statements.kind IS 'direct, mixed or indirect';
COMMENT ON COLUMN statements.cue IS 'The words that report it';
COMMENT ON COLUMN statements.source IS 'The mention that is credited';
COMMENT ON COLUMN statements.addressee IS 'To whom it was said';
COMMENT ON COLUMN statements.relay IS 'Who passes the words on';
COMMENT ON COLUMN statements.confidence IS 'From 0 to 1';
COMMENT ON COLUMN statements.cluster_id IS 'The same for repeated quotes: count it DISTINCT to count each once';
COMMENT ON COLUMN statements.story_id IS 'The same for copies of an article: the earliest one''s document_id';

CREATE OR REPLACE VIEW speaker_stances AS
SELECT
    speaker, target, label, score, content, published, publisher, quote_id, document_id
FROM stances WHERE shown;
COMMENT ON VIEW speaker_stances IS 'Who stands where: one row for each stance, latest run of each article';
COMMENT ON COLUMN speaker_stances.speaker IS 'Name across all articles';
COMMENT ON COLUMN speaker_stances.target IS 'What the stance is about';
COMMENT ON COLUMN speaker_stances.label IS 'support, oppose or neutral';
COMMENT ON COLUMN speaker_stances.score IS 'Confidence in the label from 0 to 1';
COMMENT ON COLUMN speaker_stances.content IS 'The words reported';
COMMENT ON COLUMN speaker_stances.published IS 'Day of publication; NULL if documents.published is no date';
COMMENT ON COLUMN speaker_stances.publisher IS 'Outlet';
COMMENT ON COLUMN speaker_stances.quote_id IS 'The quote';
COMMENT ON COLUMN speaker_stances.document_id IS 'The article';
COMMENT ON VIEW repeated_quotes IS 'Quotes that several articles have in the same words or nearly';

DROP MACRO repeated_words;

CREATE TABLE quote_signatures (
    number INTEGER NOT NULL,
    signature BLOB NOT NULL
);
COMMENT ON TABLE quote_signatures IS 'MinHash of each quote, by which its repetitions are found';
COMMENT ON COLUMN quote_signatures.number IS 'The quote''s number';
COMMENT ON COLUMN quote_signatures.signature IS 'As many bytes agree as two quotes have shingles of three words in common; empty if too short';

-- The index is made anew at the end of the next run.
DROP TABLE search_quotes;
DROP TABLE search_words;

CREATE TABLE search_quotes (
    number INTEGER NOT NULL,
    words INTEGER NOT NULL
);
COMMENT ON TABLE search_quotes IS 'Quotes that the search index holds';
COMMENT ON COLUMN search_quotes.number IS 'The quote''s number';
COMMENT ON COLUMN search_quotes.words IS 'Length of its content in words';

CREATE TABLE search_words (
    word VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    words INTEGER NOT NULL
);
COMMENT ON TABLE search_words IS 'Which quotes use which words, sorted by word';
COMMENT ON COLUMN search_words.word IS 'As search_terms gives it';
COMMENT ON COLUMN search_words.number IS 'The quote''s number';
COMMENT ON COLUMN search_words.uses IS 'How often';
COMMENT ON COLUMN search_words.words IS 'As in search_quotes';
