"""The subcommands, one file each; a module's `command` is what the command line calls."""
