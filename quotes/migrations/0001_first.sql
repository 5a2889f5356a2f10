-- The tables hold what was found, run by run; the views show the latest run of every document.-- No keys are declared: the one writer keeps them unique, and bulk loading stays fast.

CREATE TABLE schema_version (version INTEGER NOT NULL);
COMMENT ON TABLE schema_version IS 'Migrations that made this schema';
COMMENT ON COLUMN schema_version.version IS 'Number of the migration';

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    version VARCHAR NOT NULL,
    config VARCHAR NOT NULL,
    model VARCHAR,
    model_hash VARCHAR
);
COMMENT ON TABLE runs IS 'One row for each version, configuration and model that annotated documents';
COMMENT ON COLUMN runs.run_id IS 'Digest of version, config and model_hash';
COMMENT ON COLUMN runs.started_at IS 'When the run was last begun or continued, UTC';
COMMENT ON COLUMN runs.finished_at IS 'When it finished, UTC; NULL while it runs and after it was interrupted';
COMMENT ON COLUMN runs.version IS 'Version of the program';
COMMENT ON COLUMN runs.config IS 'Settings that shape the result, as JSON with sorted keys';
COMMENT ON COLUMN runs.model IS 'Name of the model';
COMMENT ON COLUMN runs.model_hash IS 'Digest of the model''s files';

CREATE TABLE documents (
    document_id VARCHAR NOT NULL,
    path VARCHAR,
    url VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    agency VARCHAR,
    byline VARCHAR,
    place VARCHAR,
    published VARCHAR,
    text VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL,
    body_start INTEGER,
    body_end INTEGER,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'One row for each article, with its text exactly as read';
COMMENT ON COLUMN documents.document_id IS 'The id it came with, or one made from its content';
COMMENT ON COLUMN documents.path IS 'File it was read from';
COMMENT ON COLUMN documents.url IS 'Address it was published at';
COMMENT ON COLUMN documents.title IS 'Headline';
COMMENT ON COLUMN documents.publisher IS 'Outlet that published it';
COMMENT ON COLUMN documents.agency IS 'News agency it came from';
COMMENT ON COLUMN documents.byline IS 'Authors, as printed';
COMMENT ON COLUMN documents.place IS 'Place of the dateline';
COMMENT ON COLUMN documents.published IS 'Date of publication as given or found, ISO 8601 where possible';
COMMENT ON COLUMN documents.text IS 'The article; all offsets count its characters from 0';
COMMENT ON COLUMN documents.text_hash IS 'sha256(text), by which a changed article is noticed';
COMMENT ON COLUMN documents.body_start IS 'Offset where the body begins';
COMMENT ON COLUMN documents.body_end IS 'Offset just after the body';
COMMENT ON COLUMN documents.run_id IS 'Latest run of this article: the one that the views show';

CREATE TABLE annotated (
    run_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL
);
COMMENT ON TABLE annotated IS 'Which run has annotated which articles, those without quotes too';
COMMENT ON COLUMN annotated.run_id IS 'The run';
COMMENT ON COLUMN annotated.document_id IS 'The article';
COMMENT ON COLUMN annotated.text_hash IS 'sha256 of the text that the run saw';

CREATE TABLE quotes (
    quote_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    spans STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    cue VARCHAR,
    cue_spans STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    source VARCHAR,
    source_spans STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    speaker_type VARCHAR,
    addressee VARCHAR,
    addressee_spans STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    relay VARCHAR,
    relay_spans STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    confidence DOUBLE NOT NULL,
    rule VARCHAR,
    reason VARCHAR,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE quotes IS 'One row for each quote of each run';
COMMENT ON COLUMN quotes.quote_id IS 'Digest of document, run and offsets';
COMMENT ON COLUMN quotes.document_id IS 'The article it stands in';
COMMENT ON COLUMN quotes.position IS 'Its place among the quotes of the article, from 0';
COMMENT ON COLUMN quotes.kind IS 'direct, mixed (quoted words in a paraphrase) or indirect';
COMMENT ON COLUMN quotes.content IS 'The words reported; pieces are joined by a blank';
COMMENT ON COLUMN quotes.spans IS 'Offsets of the pieces of the content in documents.text, half-open';
COMMENT ON COLUMN quotes.cue IS 'The words that report it, such as said or according to';
COMMENT ON COLUMN quotes.cue_spans IS 'Offsets of the cue';
COMMENT ON COLUMN quotes.source IS 'The mention that is credited, such as she or the ministry';
COMMENT ON COLUMN quotes.source_spans IS 'Offsets of the source';
COMMENT ON COLUMN quotes.speaker_type IS 'person, organization, group, document or unnamed';
COMMENT ON COLUMN quotes.addressee IS 'To whom it was said';
COMMENT ON COLUMN quotes.addressee_spans IS 'Offsets of the addressee';
COMMENT ON COLUMN quotes.relay IS 'Who passes the words on';
COMMENT ON COLUMN quotes.relay_spans IS 'Offsets of the relay';
COMMENT ON COLUMN quotes.confidence IS 'From 0 to 1, rounded to 4 places';
COMMENT ON COLUMN quotes.rule IS 'The rule that linked the content to its source';
COMMENT ON COLUMN quotes.reason IS 'Why no speaker could be named; NULL if one was';
COMMENT ON COLUMN quotes.run_id IS 'The run that found it';

CREATE TABLE quote_speakers (
    quote_id VARCHAR NOT NULL,
    speaker_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR
);
COMMENT ON TABLE quote_speakers IS 'Who said a quote: a row for each of its speakers';
COMMENT ON COLUMN quote_speakers.quote_id IS 'The quote';
COMMENT ON COLUMN quote_speakers.speaker_id IS 'The speaker, across all articles';
COMMENT ON COLUMN quote_speakers.position IS 'Place among the speakers of a joint statement, from 0';
COMMENT ON COLUMN quote_speakers.name IS 'The name that this article gives';
COMMENT ON COLUMN quote_speakers.type IS 'The type found in this article';

CREATE TABLE stances (
    quote_id VARCHAR NOT NULL,
    speaker_id VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR
);
COMMENT ON TABLE stances IS 'Where a speaker stands in a quote';
COMMENT ON COLUMN stances.quote_id IS 'The quote';
COMMENT ON COLUMN stances.speaker_id IS 'Who takes the stance';
COMMENT ON COLUMN stances.target IS 'The person, body, country, policy or thing it is about';
COMMENT ON COLUMN stances.label IS 'support, oppose or neutral';
COMMENT ON COLUMN stances.score IS 'Confidence in the label from 0 to 1, rounded to 4 places';
COMMENT ON COLUMN stances.position IS 'Place among the stances of the quote, from 0';
COMMENT ON COLUMN stances.name IS 'The speaker''s name as this article gives it';
COMMENT ON COLUMN stances.type IS 'The speaker''s type as found in this article';

CREATE TABLE speakers (
    speaker_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    type VARCHAR,
    aliases VARCHAR[] NOT NULL
);
COMMENT ON TABLE speakers IS 'One row for each speaker across all articles, made anew at the end of a run';
COMMENT ON COLUMN speakers.speaker_id IS 'Digest of name and type';
COMMENT ON COLUMN speakers.name IS 'The name to show';
COMMENT ON COLUMN speakers.type IS 'person, organization, group, document or unnamed';
COMMENT ON COLUMN speakers.aliases IS 'Other names that articles give';

CREATE TABLE failures (
    path VARCHAR,
    document_id VARCHAR,
    error VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE failures IS 'Documents that a run could not annotate; they are tried again when it continues';
COMMENT ON COLUMN failures.path IS 'File it came from';
COMMENT ON COLUMN failures.document_id IS 'The article, if it got an id';
COMMENT ON COLUMN failures.error IS 'What went wrong';
COMMENT ON COLUMN failures.run_id IS 'The run';

CREATE VIEW statements AS
SELECT
    q.quote_id, q.document_id, d.published, d.publisher, d.title,
    coalesce(s.name, p.name) AS speaker,
    coalesce(s.type, p.type, q.speaker_type) AS speaker_type,
    q.content, q.kind, q.cue, q.source, q.addressee, q.relay, q.confidence
FROM quotes AS q
JOIN (
    SELECT document_id, run_id, TRY_CAST(published AS DATE) AS published, publisher, title
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

CREATE VIEW speaker_stances AS
SELECT
    coalesce(s.name, t.name) AS speaker, t.target, t.label, t.score,
    q.content, d.published, d.publisher, q.quote_id, q.document_id
FROM stances AS t
JOIN quotes AS q ON q.quote_id = t.quote_id
JOIN (
    SELECT document_id, run_id, TRY_CAST(published AS DATE) AS published, publisher
    FROM documents
) AS d ON d.document_id = q.document_id AND d.run_id = q.run_id
LEFT JOIN speakers AS s ON s.speaker_id = t.speaker_id;
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
