"""What the command line answers, as Python values over its JSON documents."""
