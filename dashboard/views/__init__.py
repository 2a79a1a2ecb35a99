"""What a page shows, as plain values: pure functions from a network, without components."""
