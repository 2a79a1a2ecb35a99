"""Pictures out of Explore: one writer of SVG, from which PDF and PNG are made too."""
