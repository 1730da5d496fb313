-- Where logged messages are found by their words. Everything but older messages is on every device,
-- so that nothing else is here; and drafts are nobody else's.

-- One row a message. `place` is when it was said, with its last 20 bits to tell apart what was said
-- at once: the newest are found first without sorting. It is the words' key too.
CREATE TABLE found_messages (
    place        INTEGER PRIMARY KEY NOT NULL,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    message_id   BLOB NOT NULL,
    UNIQUE (workspace_id, message_id)
);
CREATE INDEX found_messages_by_workspace ON found_messages (workspace_id, place);

-- The words as the domain writes them: folded, and with blanks between. `workspace` is one word, the
-- workspace's id, which every search names.
CREATE VIRTUAL TABLE message_words USING fts5 (
    workspace, words, content = '', contentless_delete = 1, tokenize = 'ascii'
);
