-- The store: one SQLite file. Days are ISO text; NULL means unknown.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id    INTEGER PRIMARY KEY,
    key   TEXT UNIQUE,            -- the shipped register's short name for it; NULL for what was ingested
    name  TEXT NOT NULL,          -- "Bộ pháp điển, 2025-11", "verified", a file's path …
    kind  TEXT NOT NULL,          -- a kind of data/precedence.json
    rank  INTEGER NOT NULL,       -- smaller wins; of equal ranks the later day
    day   TEXT,                   -- the day to which it is known to be true, if it is a snapshot
    importer TEXT,                -- phapdien | vbpl-dataset | csv: what a user imported; NULL for all else
    digest   TEXT                 -- of the imported files
);
CREATE INDEX source_name ON source(name);
CREATE UNIQUE INDEX source_imported ON source(name) WHERE importer IS NOT NULL;

-- A document is (type, symbol, issuer, date); its IRI says the same in one word.
CREATE TABLE document (
    id        INTEGER PRIMARY KEY,
    iri       TEXT NOT NULL UNIQUE,
    symbol    TEXT,
    symbol_key TEXT,              -- folded, for look-up: "59/2023/ND-CP"
    type      TEXT NOT NULL,
    title     TEXT,
    name_key  TEXT,               -- laws, codes, ordinances: folded name without its type word
    issuer    TEXT,               -- canonical name
    level     TEXT NOT NULL DEFAULT 'unknown',
    place     TEXT,               -- place code
    issued    TEXT,
    effective TEXT,
    year      INTEGER,
    vbpl_id   TEXT,               -- number in the national database
    origin    TEXT NOT NULL,      -- register | report | cited
    source    INTEGER REFERENCES source(id),
    certainty TEXT NOT NULL DEFAULT 'unknown'
);
CREATE INDEX document_symbol ON document(symbol_key);
CREATE INDEX document_name ON document(name_key) WHERE name_key IS NOT NULL;
CREATE INDEX document_place ON document(place, year) WHERE place IS NOT NULL;

-- IRIs by which a document was known before more of it was known, or before two proved to be one.
CREATE TABLE alias (
    iri       TEXT PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX alias_document ON alias(document);

-- What each source says of a document, side by side; `document` shows, column by column, what the best one says.
CREATE TABLE claim (
    document  INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    source    INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    certainty TEXT NOT NULL,
    symbol    TEXT,
    title     TEXT,
    issuer    TEXT,
    level     TEXT,
    issued    TEXT,
    effective TEXT,
    year      INTEGER,
    vbpl_id   TEXT,
    PRIMARY KEY (document, source)
) WITHOUT ROWID;
CREATE INDEX claim_source ON claim(source);

-- Everything else a source says of a document: expired, expired_by, snapshot, topic, note, flag …
CREATE TABLE fact (
    document  INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    value     TEXT NOT NULL,
    source    INTEGER NOT NULL REFERENCES source(id),
    certainty TEXT NOT NULL
);
CREATE INDEX fact_document ON fact(document);

-- All that the sources say beside what `document` shows: the facts, and the days and names that did not win.
CREATE VIEW told AS
SELECT document, field, value, source, certainty FROM fact
UNION ALL
SELECT c.document, 'issued', c.issued, c.source, 'conflict'
FROM claim c JOIN document d ON d.id = c.document WHERE c.issued <> d.issued
UNION ALL
SELECT c.document, 'effective', c.effective, c.source, 'conflict'
FROM claim c JOIN document d ON d.id = c.document WHERE c.effective <> d.effective
UNION ALL
SELECT c.document, 'title', c.title, c.source, c.certainty
FROM claim c JOIN document d ON d.id = c.document WHERE c.title <> d.title
UNION ALL
SELECT c.document, 'issuer', c.issuer, c.source, c.certainty
FROM claim c JOIN document d ON d.id = c.document WHERE c.issuer <> d.issuer;

CREATE TABLE edge (
    id        INTEGER PRIMARY KEY,
    subject   INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    relation  TEXT NOT NULL,
    object    INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    basis     TEXT NOT NULL DEFAULT 'stated',      -- stated | inferred
    rule      TEXT NOT NULL DEFAULT '',
    scope     TEXT NOT NULL DEFAULT 'whole',       -- whole | article (an article falls) | content (of one) | part
    location  TEXT,                                -- article of the source, or the chapter that falls
    effective TEXT,
    source    INTEGER REFERENCES source(id),
    subject_location TEXT,                         -- the article of the subject that does it, if the source tells
    ev_document INTEGER REFERENCES document(id) ON DELETE CASCADE,  -- the text that states it
    ev_start  INTEGER,
    ev_end    INTEGER,
    ev_quote  TEXT                -- NULL where the words are in the passages of the text's report
);
CREATE INDEX edge_subject ON edge(subject, relation, object);  -- a walk upward reads nothing else
CREATE INDEX edge_object ON edge(object, relation);
CREATE INDEX edge_evidence ON edge(ev_document) WHERE ev_document IS NOT NULL;  -- what is imported has none

-- A file that was read, and the citations found in it.
CREATE TABLE report (
    document  INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
    path      TEXT NOT NULL,
    digest    TEXT NOT NULL,
    length    INTEGER NOT NULL,
    passages  BLOB                -- the words of its citations and relations: kg/store/passages.py
);
CREATE INDEX report_path ON report(path);

CREATE TABLE citation (
    report    INTEGER NOT NULL REFERENCES report(document) ON DELETE CASCADE,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    text      TEXT NOT NULL,      -- empty where the words are in the passages of the report
    document  INTEGER NOT NULL REFERENCES document(id),
    certainty TEXT NOT NULL,
    more      TEXT,               -- where else the text cites it, as certain: kg/store/mentions.py
    PRIMARY KEY (report, start)
) WITHOUT ROWID;
CREATE INDEX citation_document ON citation(document);

-- Provinces, districts and communes. Codes of the two eras collide, so a place is known by its id here.
CREATE TABLE place (
    id        INTEGER PRIMARY KEY,
    era       TEXT NOT NULL,      -- old (until 2025-07-01) | new | later (another kind of unit since a day of 2026)
    level     TEXT NOT NULL,      -- province | district | commune
    code      TEXT NOT NULL,      -- the national code
    iri_code  TEXT NOT NULL,      -- locality in an IRI: "45", "45-461", "45-19333"
    unit      TEXT NOT NULL,      -- thành phố, phường …
    name      TEXT NOT NULL,      -- "Đông Hà", "4"
    key       TEXT NOT NULL,      -- folded, letters and digits only
    parent    INTEGER REFERENCES place(id),
    valid_from  TEXT,
    valid_until TEXT,             -- first day on which it was gone
    UNIQUE (era, level, code)
);
CREATE INDEX place_key ON place(key);
CREATE INDEX place_iri ON place(iri_code);
CREATE INDEX place_parent ON place(parent);

CREATE TABLE place_successor (
    old  INTEGER NOT NULL REFERENCES place(id),
    new  INTEGER NOT NULL REFERENCES place(id),
    part TEXT NOT NULL,           -- full | partial
    PRIMARY KEY (old, new)
) WITHOUT ROWID;

-- The full-text index of `kg search` and the triggers that keep it: kg/register/search_index.py.
-- The triggers that keep the store's version in `meta`: kg/register/version.py.
