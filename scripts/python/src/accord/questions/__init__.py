"""The functions that ask the command line, one a command."""
