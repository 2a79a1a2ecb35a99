// Tell everybody of a load, unless the register has moved on or another load is under way.
// Parameters: version, loading.
// Columns: version; no row when it may not be.
// Setting anything first takes the lock, so that nobody else changes what is then asked.
MATCH (register:Register {id: 'register'})
SET register.asked = timestamp()
WITH register
WHERE register.version = $version AND register.loading IS NULL
SET register.loading = $loading, register.beat = timestamp()
RETURN register.version AS version
