// Put another text, or nothing, in the place of what is told of a load.
// Parameters: before, after.
// Columns: version; no row when something else is told by now.
// Setting anything first takes the lock, so that nobody else changes what is then asked.
MATCH (register:Register {id: 'register'})
SET register.asked = timestamp()
WITH register
WHERE register.loading = $before
SET register.loading = $after, register.beat = timestamp()
RETURN register.version AS version
