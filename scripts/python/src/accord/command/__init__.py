"""The command line: where it is, how it is asked, and what it complains of."""
