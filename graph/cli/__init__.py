"""Command line of the questions: parser, words, tables, commands."""
