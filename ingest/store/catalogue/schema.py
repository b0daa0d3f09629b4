"""The tables of the catalogue."""

# Raise it with every change below, and where reports are read so that a figure becomes another (5: units of heads;
# 6: rows of one sex under the row that they are of, columns of years; 7: vectors on a server in one collection; 8:
# columns with the time that a text beside their table tells, short heads of columns, groups of rows in a column of
# words; 9: figures in parentheses, groups within groups, the time that a row tells): an older library is then refused
# with a clear message.
SCHEMA_VERSION = 10
APPLICATION_ID = 0x4E414D4E  # "NAMN", tells our file from another program's

RESIDUE = "residue"  # of `meta`: traces of removed versions are still to be overwritten
COLLECTION = "collection"  # of `meta`: the collection of a server that holds the vectors
BOARD_LIST = "boards"  # of `meta`: the text of the library's own list of boards

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a version of a source file. `lineage` joins the versions of one report; `shard` holds its vectors: one of
-- `shards`, or in the collection of a server, which `meta` names, those that carry this name.
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
    labels TEXT NOT NULL,
    passages INTEGER NOT NULL,
    tables INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    uncertain INTEGER NOT NULL,
    windows INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    added TEXT NOT NULL,
    shard TEXT,
    text TEXT NOT NULL,
    text_crc32 INTEGER NOT NULL
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

-- The certain rows of the tables, and the amounts of lists, each by the key that it has in every report.
CREATE TABLE fact_rows (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    passage TEXT NOT NULL,
    table_number INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    key_name TEXT NOT NULL,
    key_section TEXT NOT NULL,
    section TEXT,
    topic TEXT,
    total INTEGER NOT NULL,
    part INTEGER NOT NULL,
    page INTEGER,
    goals TEXT NOT NULL,
    headings TEXT NOT NULL,
    spans TEXT NOT NULL
);
CREATE INDEX fact_rows_by_document ON fact_rows (document, table_number, row_number);
CREATE INDEX fact_rows_by_name ON fact_rows (key_name, document);
CREATE INDEX fact_rows_by_passage ON fact_rows (passage);

-- Their cells, typed; `number` and `upper` are decimals as text, days are ISO 8601.
CREATE TABLE facts (
    row INTEGER NOT NULL REFERENCES fact_rows (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    column_key TEXT NOT NULL,
    column_printed TEXT NOT NULL,
    measure TEXT NOT NULL,
    counted TEXT NOT NULL,
    year INTEGER,
    first_month INTEGER,
    last_month INTEGER,
    side TEXT,
    kind TEXT NOT NULL,
    printed TEXT NOT NULL,
    number TEXT,
    upper TEXT,
    unit TEXT,
    day TEXT,
    last_day TEXT,
    strict INTEGER NOT NULL,
    PRIMARY KEY (row, position)
) WITHOUT ROWID;

-- Sealed shards of vectors; a folder or collection that is not here is a leftover.
CREATE TABLE shards (
    id TEXT PRIMARY KEY,
    windows INTEGER NOT NULL
) WITHOUT ROWID;

-- Shards in the collection of a server that no document has, left by a crash, superseded or removed: to be deleted.
CREATE TABLE leavings (
    shard TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What the files of each sealed folder hold: of the shards, and of the word index that `meta` names.
CREATE TABLE sealed (
    name TEXT PRIMARY KEY,
    files TEXT NOT NULL
) WITHOUT ROWID;
"""

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
{TABLES}"""
