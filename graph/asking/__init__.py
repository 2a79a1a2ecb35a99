"""Asking the graph in a phrase: words, reading them, the set they mean, how they may go on."""
