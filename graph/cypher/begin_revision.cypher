// Raise the data version and note who does it; whoever else does so at the same time has to wait.
// Parameters: version, the one that is there; loading, the load under way, empty for none; time, who,
// why, source.
// Columns: version, the new data version; no row when the register has moved on.
// Setting anything first takes the lock, so that nobody else changes what is then asked.
MATCH (register:Register {id: 'register'})
SET register.asked = timestamp()
WITH register
WHERE register.version = $version AND coalesce(register.loading, '') = $loading
SET register.version = register.version + 1
CREATE (revision:Revision {number: register.version})
SET revision.time = $time, revision.who = $who, revision.why = $why, revision.source = $source
RETURN register.version AS version
