"""The two ways in which something can go wrong that a user must hear about."""


class DemarcheError(Exception):
    """Base of every error that Demarche raises on purpose; its text is one line meant for a person."""


class UsageError(DemarcheError):
    """A call that cannot be carried out: the text says what was wrong and what is allowed (exit code 2)."""


class DocumentError(DemarcheError):
    """A document that cannot be read: the text is the reason, recorded while the run goes on (exit code 1)."""
