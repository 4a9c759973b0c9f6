"""Who is looking: a subject on the roster with roles and organisation nodes."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard import messages
from dashboard.access.identity import identity
from dashboard.access.store import Store, Subject, store_of
from dashboard.errors import NotOnRoster
from dashboard.settings import Settings


class Role(StrEnum):
    """A hat a person wears; a person sees the union of theirs."""

    ENGINEER = "engineer"
    MANAGER = "manager"
    HR = "hr"
    STEWARD = "steward"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Viewer:
    """One signed-in person, as the roster has them now.

    Attributes:
        iss, sub: issuer and subject of the sign-in; never an e-mail address.
        nodes: what a manager manages today; everything below is theirs too.
        own_id: names their own file.
        persona: which invented person this is, in the demo only.
    """

    iss: str
    sub: str
    display_name: str
    roles: frozenset[Role]
    nodes: tuple[str, ...]
    own_id: str | None
    persona: str | None


def viewer() -> Viewer:
    """Who is looking right now. The first line of every page, fragment and callback.

    Raises:
        NotSignedIn: nobody is signed in.
        NotOnRoster: somebody is, who is not on the roster.
    """
    return viewer_of(store_of(Settings()))


def viewer_of(store: Store) -> Viewer:
    """`viewer` for the folders of one store."""
    return viewer_with(identity(store), store)


def viewer_with(who: tuple[str, str], store: Store) -> Viewer:
    """The viewer with this issuer and subject, as the roster has them now.

    Raises:
        NotOnRoster: there is none.
    """
    iss, sub = who
    for subject in store.subjects():
        if (subject.iss, subject.sub) == (iss, sub):
            return _viewer(subject)
    raise NotOnRoster(messages.not_on_roster(sub))


def _viewer(subject: Subject) -> Viewer:
    return Viewer(
        iss=subject.iss,
        sub=subject.sub,
        display_name=subject.display_name,
        roles=frozenset(Role(role) for role in subject.roles),
        nodes=subject.nodes,
        own_id=subject.own,
        persona=subject.persona,
    )
