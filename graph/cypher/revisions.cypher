// Who changed the register last, when, why, from what?
// Parameters: limit, how many revisions at most.
// Columns: number, time (ISO 8601, UTC), who, why, source; newest first.
MATCH (register:Register {id: 'register'})
MATCH (revision:Revision)
WHERE revision.number <= register.version
RETURN revision.number AS number, revision.time AS time, revision.who AS who,
       revision.why AS why, revision.source AS source
ORDER BY revision.number DESC
LIMIT $limit
