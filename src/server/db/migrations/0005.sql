-- A session that was ended elsewhere stays until it would have expired: its browser is told so, and
-- clears what it keeps.
ALTER TABLE sessions ADD COLUMN ended_at INTEGER;
