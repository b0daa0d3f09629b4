"""The tables of the catalogue."""

SCHEMA_VERSION = 1  # raise it with every change below: an older library is then refused with a clear message
APPLICATION_ID = 0x4E414D4E  # "NAMN", tells our file from another program's

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a version of a source file. `lineage` joins the versions of one report; `shard` holds its vectors.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    lineage TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'current', 'superseded')),
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    override TEXT NOT NULL,
    source TEXT NOT NULL,
    description TEXT NOT NULL,
    pages INTEGER,
    passages INTEGER NOT NULL,
    tables INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    uncertain INTEGER NOT NULL,
    windows INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    added TEXT NOT NULL,
    shard TEXT,
    text TEXT NOT NULL
);
CREATE INDEX documents_by_file ON documents (file);
CREATE INDEX documents_by_lineage ON documents (lineage, version);

CREATE TABLE passages (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    headings TEXT NOT NULL,
    first_page INTEGER,
    last_page INTEGER,
    row TEXT,
    table_kind TEXT
);
CREATE INDEX passages_by_document ON passages (document, position);

CREATE TABLE tables (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    headings TEXT NOT NULL,
    page INTEGER,
    content TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- Sealed shards of vectors; a folder or collection that is not here is a leftover.
CREATE TABLE shards (
    id TEXT PRIMARY KEY,
    windows INTEGER NOT NULL
) WITHOUT ROWID;

-- Documents whose words are still to be deleted from the word index.
CREATE TABLE stale_words (
    document TEXT PRIMARY KEY
) WITHOUT ROWID;
"""
