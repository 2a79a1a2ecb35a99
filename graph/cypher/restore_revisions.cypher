// Put a backup's revisions back.
// Parameters: rows with number, time, who, why, source.
// Columns: none.
UNWIND $rows AS row
CREATE (revision:Revision {number: row.number})
SET revision.time = row.time, revision.who = row.who, revision.why = row.why,
    revision.source = row.source
