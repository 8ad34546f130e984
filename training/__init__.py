"""The reproducible recipe that trains the English language model shipped in `demarche.language.model`."""
