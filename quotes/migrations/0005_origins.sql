-- What is known of an article is told apart by where it was found.

ALTER TABLE documents ADD COLUMN origins VARCHAR;
COMMENT ON COLUMN documents.origins IS 'What gave title, url, publisher, agency, byline, place and published, as JSON: given (a column), json-ld, meta or heading (a page''s mark-up), or text (its lines)';
