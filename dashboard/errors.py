"""Errors shown to people as one sentence; anything else is a bug."""


class OutcomeViewsError(Exception):
    """A sentence for a person: what happened, where, and what to do next."""


class InvalidSqlFile(OutcomeViewsError):
    """A file in `queries/` breaks its contract."""


class InvalidSettings(OutcomeViewsError):
    """The environment or the command line asks for something that cannot be."""


class InvalidGovernance(OutcomeViewsError):
    """A file of the governance folder cannot be used."""


class BuildRefused(OutcomeViewsError):
    """The build stopped on purpose; the release before it is still served."""


class NoRelease(OutcomeViewsError):
    """Nothing has been built yet, so there is nothing to show."""


class UnknownStrategy(OutcomeViewsError):
    """The red team was asked for a way to cheat that it does not know."""


class NotSignedIn(OutcomeViewsError):
    """Nobody is signed in."""


class NotAllowed(OutcomeViewsError):
    """Somebody on the roster asks for what belongs to another role."""


class NotOnRoster(OutcomeViewsError):
    """Somebody is signed in who is not on the roster."""
