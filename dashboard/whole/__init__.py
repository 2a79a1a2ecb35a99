"""The whole organisation in one picture: who belongs where, places, columns, the way to fetch."""
