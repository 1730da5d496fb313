-- Links by which a member chooses a new password, once.
CREATE TABLE reset_links (
    token_hash   BLOB PRIMARY KEY NOT NULL,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    -- The admin who made it, as long as they may; absent where it was made at the terminal.
    made_by      BLOB,
    -- Whether it ends the second factor too.
    ends_factor  INTEGER NOT NULL DEFAULT 0,
    expires_at   INTEGER NOT NULL
);
CREATE INDEX reset_links_by_member ON reset_links (workspace_id, member_id);

-- The second factor of a login: its secret in Base32, and the latest step whose code was used, since
-- each is good once. One that is offered is asked for once its first code was right.
CREATE TABLE second_factors (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    secret       TEXT NOT NULL,
    is_on        INTEGER NOT NULL DEFAULT 0,
    step         INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, member_id)
) WITHOUT ROWID;

-- What stands in for a code of the second factor, once each.
CREATE TABLE recovery_codes (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    member_id    BLOB NOT NULL,
    code_hash    BLOB NOT NULL,
    PRIMARY KEY (workspace_id, member_id, code_hash)
) WITHOUT ROWID;

-- What was done that asks for more than a member, or that concerns the way in. Nothing here is ever
-- changed.
CREATE TABLE audit (
    -- In the order in which it was done.
    place        INTEGER PRIMARY KEY NOT NULL,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    at           INTEGER NOT NULL,
    -- Who did it; absent where it was done at the terminal.
    member_id    BLOB,
    act          TEXT NOT NULL
);
CREATE INDEX audit_by_workspace ON audit (workspace_id, place);
