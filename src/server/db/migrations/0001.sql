-- Ids are 16 bytes, times are milliseconds since 1970, tokens stand here only as SHA-256.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE workspaces (
    id         BLOB PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL,
    -- Made by the sample: its owner can be signed in from the terminal.
    is_sample  INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    -- The latest place in the workspace's sequence of changes.
    seq        INTEGER NOT NULL DEFAULT 0
);

-- The rows of the rule book. `body` is the domain's JSON; the other columns are what rules and
-- pulls look for. `occurred_at` is absent where a message is a draft: drafts are always delivered.
CREATE TABLE records (
    workspace_id    BLOB NOT NULL REFERENCES workspaces (id),
    kind            TEXT NOT NULL,
    id              BLOB NOT NULL,
    conversation_id BLOB,
    account_id      BLOB,
    occurred_at     INTEGER,
    seq             INTEGER NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0,
    body            TEXT NOT NULL,
    PRIMARY KEY (workspace_id, kind, id)
);
CREATE UNIQUE INDEX records_by_seq ON records (workspace_id, seq);
CREATE INDEX records_by_conversation
    ON records (workspace_id, conversation_id, kind, occurred_at)
    WHERE conversation_id IS NOT NULL;
CREATE INDEX records_by_account
    ON records (workspace_id, account_id, kind, occurred_at)
    WHERE account_id IS NOT NULL;

-- By what accounts are found again (rule book §8), in step with their rows.
CREATE TABLE match_keys (
    workspace_id BLOB NOT NULL,
    key          TEXT NOT NULL,
    account_id   BLOB NOT NULL,
    PRIMARY KEY (workspace_id, key, account_id)
) WITHOUT ROWID;
CREATE INDEX match_keys_by_account ON match_keys (workspace_id, account_id);

-- What became of each command: the same command always gets the same outcome.
CREATE TABLE commands (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id           BLOB NOT NULL,
    member_id    BLOB NOT NULL,
    outcome      TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;

CREATE TABLE logins (
    -- Case folded: one address, one login.
    email         TEXT PRIMARY KEY NOT NULL,
    password_hash TEXT NOT NULL,
    workspace_id  BLOB NOT NULL REFERENCES workspaces (id),
    member_id     BLOB NOT NULL
);
CREATE INDEX logins_by_member ON logins (workspace_id, member_id);

CREATE TABLE sessions (
    token_hash   BLOB PRIMARY KEY NOT NULL,
    id           BLOB NOT NULL UNIQUE,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    device       TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (workspace_id, member_id);

CREATE TABLE invitations (
    token_hash   BLOB PRIMARY KEY NOT NULL,
    id           BLOB NOT NULL UNIQUE,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    role         TEXT NOT NULL,
    note         TEXT NOT NULL,
    invited_by   BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
);
CREATE INDEX invitations_by_workspace ON invitations (workspace_id, created_at);

-- Links that sign a member in, once.
CREATE TABLE one_time_links (
    token_hash   BLOB PRIMARY KEY NOT NULL,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    expires_at   INTEGER NOT NULL
);
