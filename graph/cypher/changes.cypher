// Keep what updates and deletions replaced.
// Parameters: revision; rows with table, key, before, after (JSON texts), and, where deleted, after
// null and made, the revision that made the record.
// Columns: none.
UNWIND $rows AS row
CREATE (change:Change {revision: $revision})
SET change.table = row.table, change.key = row.key, change.before = row.before,
    change.after = row.after, change.made = row.made
