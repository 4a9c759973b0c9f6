"""The sentences shown instead of a figure, numbered as on the page Who can see what."""

from datetime import date

SIGN_IN = "Sign in to see your own outcomes."
"""M01: nobody is signed in."""

ANOTHER_ROLE = "This page belongs to another role. Nothing on it was loaded for you."
"""M03: the page of a role the viewer does not hold."""

NOT_YOURS = (
    "This link opens a team view. Only that team's manager can open it. "
    "Nothing about the team is shown here."
)
"""M04: a node outside the viewer's part of the organisation, or one that does not exist."""

SIGN_IN_ENDED = "Your sign-in has ended. Sign in again."
"""M11: the sign-in is too old or was revoked."""

PROTECTED = "Not shown: protects people in small groups."
"""M05 without a way out: no wider group or longer period holds the figure."""


SIGN_IN_FIRST = "Sign in first."
NOT_ALLOWED = "Not allowed."
NOT_FOUND = "Not found."
"""M20: the whole answer to a request that gets nothing, with 401, 403 and 404."""


def not_on_roster(subject: str) -> str:
    """M02: signed in, and not on the roster."""
    return f"You are signed in as {subject}, which is not on the roster. Nothing is shown."


def protected(wider: str) -> str:
    """M05: the cell is protected; the same words for every protective reason."""
    return f"{PROTECTED} You can open {wider} instead." if wider else PROTECTED


def shown_wider(wider: str, asked: str) -> str:
    """M05 where the wider cell is drawn in the place of the one asked for."""
    return f"Shown for {wider}. Not published for {asked}: protects people in small groups."


def still_open(closes_on: date) -> str:
    """A block that has not closed: group pages show no provisional figure."""
    return f"Still open. Closes on {closes_on.day} {closes_on:%b %Y}."


def combined(names: str) -> str:
    """M06: small teams are shown together."""
    return (
        f"Combined: {names}. Small teams are shown together, "
        "because apart they would point at individuals."
    )


def thin(count: int, need: int, counted: str, group: str) -> str:
    """M07: the published count is below the floor of the metric.

    Args:
        count: the count, from rounded published values.
        need: the floor.
        counted: what is counted, for example "landings".
        group: the name of the group.
    """
    return (
        f"Insufficient evidence. About {count} of the {need} {counted} a rate needs for {group}. "
        "A longer period may already hold enough."
    )


def not_approved(title: str, state: str, owner: str, next_step: str) -> str:
    """M08: the definition is not approved, so no number of it is shown anywhere."""
    return f"{title} is not shown: {state}. Owner {owner}. Next step: {next_step}."


def no_feed(title: str, sentence: str) -> str:
    """A figure that a missing feed turns off: it would be another figure without it."""
    return f"{title} is turned off. {sentence}"


def not_measured(title: str, measured: int, least: int) -> str:
    """Too little is known in the whole company for the figure to be one.

    Args:
        title: the title of the metric.
        measured: how much is known where least is, in per cent.
        least: how much it needs, in per cent.
    """
    return (
        f"{title} is not measured here: {measured} % of it is known in the whole company, "
        f"and it needs {least} %."
    )


def in_doubt(title: str, reason: str, until: date | None) -> str:
    """A check of metric health is red: no figure, and nothing to compare.

    Args:
        title: the title of the metric.
        reason: what showed, in words.
        until: the day on which it is checked again, if that is known.
    """
    again = f"{until.day} {until:%b %Y}" if until else "the next period closes"
    return f"{title} is under review: {reason}. Do not compare until {again}."


def target_refused(title: str, measures: str) -> str:
    """M09: a target on anything but a quality metric.

    Args:
        title: the title of the metric.
        measures: what its kind measures: use, spend, or side effects.
    """
    return (
        f"Target refused: {title} measures {measures}. A target on {measures} "
        f"rewards {measures}, not results. Set it on an outcome metric."
    )


def policy_refused(name: str, value: float, floor: float) -> str:
    """M13: a protection value below its floor."""
    return (
        f"policy.toml refused: {name} = {value:g} is below the floor {floor:g}. "
        "It can be raised, not lowered."
    )


def personas_refused(release_id: str) -> str:
    """M14: personas on data that is not stamped as sample."""
    return (
        "Not started: personas are for sample data only, "
        f"and release {release_id} is not stamped sample."
    )


def own_metric(person: str, title: str) -> str:
    """M16: the owner of a metric signed its approval."""
    return f"Approval refused: {person} owns {title}. Someone else has to approve it."


def unexpected(error_id: str) -> str:
    """M22: anything else."""
    return (
        f"Something went wrong on our side ({error_id}). "
        "Your data is untouched. Try again, or see Data health."
    )
