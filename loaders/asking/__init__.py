"""What a load asks before it writes: dates, encodings, names that may be one; one file each."""
