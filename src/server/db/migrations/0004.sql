-- Providers of translations and drafts (rule book §16). A key is for its provider alone: it stands
-- here and in backups, in no row, no export and no log.
CREATE TABLE providers (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id           BLOB NOT NULL,
    -- Lower ones are asked first.
    place        INTEGER NOT NULL,
    -- The wire's JSON, without the key.
    body         TEXT NOT NULL,
    key          TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;

-- What providers did for a member on a day; `day` is when it began, in UTC.
CREATE TABLE provider_usage (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    day          INTEGER NOT NULL,
    requests     INTEGER NOT NULL,
    characters   INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, day, member_id)
) WITHOUT ROWID;

-- Replies that are to be translated, and when they are tried next.
CREATE TABLE awaited_translations (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    message_id   BLOB NOT NULL,
    tries        INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, message_id)
) WITHOUT ROWID;
CREATE INDEX awaited_translations_by_time ON awaited_translations (due_at);
