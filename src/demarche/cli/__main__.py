"""`python -m demarche.cli` is the command `demarche`."""

from demarche.cli.main import main

main()
