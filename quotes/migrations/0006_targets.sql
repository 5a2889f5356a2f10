-- Targets have one name across articles, as speakers have, so that both can be joined.
ALTER TABLE stances ADD COLUMN target_name VARCHAR;
COMMENT ON COLUMN stances.target IS 'The person, body, country, policy or thing it is about, by its name across all articles: a speaker''s where it is one';
COMMENT ON COLUMN stances.target_name IS 'What this article calls the target';
UPDATE stances SET target_name = target;
