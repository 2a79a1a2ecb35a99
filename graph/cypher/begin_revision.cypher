// Raise the data version and note who does it; whoever else does so at the same time has to wait.
// Parameters: time, who, why, source.
// Columns: version, the new data version.
MATCH (register:Register {id: 'register'})
SET register.version = register.version + 1
CREATE (revision:Revision {number: register.version})
SET revision.time = $time, revision.who = $who, revision.why = $why, revision.source = $source
RETURN register.version AS version
