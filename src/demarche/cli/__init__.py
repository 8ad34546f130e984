"""The command line: it parses input, calls the rest and prints."""
