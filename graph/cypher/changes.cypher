// Keep what updates and deletions replaced.
// Parameters: revision; rows with table, key, before, after (JSON texts; after is null when deleted).
// Columns: none.
UNWIND $rows AS row
CREATE (change:Change {revision: $revision})
SET change.table = row.table, change.key = row.key, change.before = row.before,
    change.after = row.after
