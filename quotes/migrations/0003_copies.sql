-- Copies of articles and repeated quotes, so that both can be counted once or as often as printed.

CREATE TABLE signatures (
    document_id VARCHAR NOT NULL,
    signature BLOB NOT NULL
);
COMMENT ON TABLE signatures IS 'MinHash of each article, by which its copies are found';
COMMENT ON COLUMN signatures.document_id IS 'The article';
COMMENT ON COLUMN signatures.signature IS 'As many bytes agree as two articles have shingles of five words in common; empty if too short';

-- Shorter ones, such as "no comment", are said again and again without being the same statement.
CREATE MACRO repeated_words(content, quote_id) AS (
    SELECT CASE WHEN len(words) < 6 THEN quote_id ELSE left(md5(array_to_string(words, ' ')), 16) END
    FROM (SELECT regexp_extract_all(lower(strip_accents(content)), '[\p{L}\p{N}]+') AS words)
);

ALTER TABLE documents ADD COLUMN cluster_id VARCHAR;
COMMENT ON COLUMN documents.cluster_id IS 'The earliest article that this one is a copy of, or itself; found at the end of a run';
UPDATE documents SET cluster_id = document_id;

ALTER TABLE quotes ADD COLUMN cluster_id VARCHAR;
COMMENT ON COLUMN quotes.cluster_id IS 'The same for quotes with the same words, six at least, in whatever article';
UPDATE quotes SET cluster_id = repeated_words(content, quote_id);

CREATE OR REPLACE VIEW statements AS
SELECT
    q.quote_id, q.document_id, d.published, d.publisher, d.title,
    coalesce(s.name, p.name) AS speaker,
    coalesce(s.type, p.type, q.speaker_type) AS speaker_type,
    q.content, q.kind, q.cue, q.source, q.addressee, q.relay, q.confidence,
    q.cluster_id, d.story_id
FROM quotes AS q
JOIN (
    SELECT
        document_id, run_id, TRY_CAST(published AS DATE) AS published, publisher, title,
        cluster_id AS story_id
    FROM documents
) AS d ON d.document_id = q.document_id AND d.run_id = q.run_id
LEFT JOIN quote_speakers AS p ON p.quote_id = q.quote_id
LEFT JOIN speakers AS s ON s.speaker_id = p.speaker_id;
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

CREATE VIEW stories AS
SELECT
    d.cluster_id AS story_id, first.title, first.publisher AS first_publisher,
    first.published AS first_published,
    count(*) AS copies, count(DISTINCT d.publisher) AS publishers
FROM documents AS d JOIN documents AS first ON first.document_id = d.cluster_id
GROUP BY ALL;
COMMENT ON VIEW stories IS 'One row for an article and its copies in whatever outlets';
COMMENT ON COLUMN stories.story_id IS 'The document_id of the earliest article';
COMMENT ON COLUMN stories.title IS 'Its headline';
COMMENT ON COLUMN stories.first_publisher IS 'Its outlet';
COMMENT ON COLUMN stories.first_published IS 'Its date';
COMMENT ON COLUMN stories.copies IS 'How many articles there are, itself counted';
COMMENT ON COLUMN stories.publishers IS 'In how many outlets';

CREATE VIEW repeated_quotes AS
SELECT
    cluster_id,
    arg_min(content, (coalesce(published, 'infinity'::DATE), quote_id)) AS content,
    list(DISTINCT speaker ORDER BY speaker) FILTER (speaker IS NOT NULL) AS speakers,
    count(DISTINCT quote_id) AS quotes, count(DISTINCT document_id) AS documents,
    count(DISTINCT story_id) AS stories, count(DISTINCT publisher) AS publishers,
    min(published) AS first_published, max(published) AS last_published
FROM statements
GROUP BY cluster_id
HAVING documents > 1;
COMMENT ON VIEW repeated_quotes IS 'Quotes that several articles have in the same words';
COMMENT ON COLUMN repeated_quotes.cluster_id IS 'As in quotes and statements';
COMMENT ON COLUMN repeated_quotes.content IS 'The words as the earliest article has them';
COMMENT ON COLUMN repeated_quotes.speakers IS 'Whoever articles credit';
COMMENT ON COLUMN repeated_quotes.quotes IS 'How often it is quoted';
COMMENT ON COLUMN repeated_quotes.documents IS 'In how many articles';
COMMENT ON COLUMN repeated_quotes.stories IS 'In how many articles that are no copies of each other';
COMMENT ON COLUMN repeated_quotes.publishers IS 'In how many outlets';
COMMENT ON COLUMN repeated_quotes.first_published IS 'Since when';
COMMENT ON COLUMN repeated_quotes.last_published IS 'Until when';
