"""Short, plausible titles of work, so that a reader of the sample meets no real project."""

from random import Random

PLAN = {
    "uc-migration": (
        "Move {service} to the new payment interface",
        "Move {service} to the new sign-in interface",
        "Retire the old client in {service}",
    ),
    "uc-tests": (
        "Put the {part} of {service} under test",
        "Cover the {part} with characterisation tests",
    ),
    "uc-support-replies": (
        "Draft replies from {part} facts",
        "Show the {part} beside the drafted reply",
    ),
    "uc-docs": ("Bring the {service} runbook up to date", "Document the {part} interface"),
    "uc-upgrades": ("Raise {service} to the current framework", "Replace the old {part} library"),
    "": (
        "Make the {part} of {service} faster",
        "Let people choose their {part}",
        "Show the {part} in one place",
        "Split the {part} out of {service}",
    ),
}
PARTS = (
    "address book", "audit trail", "batch import", "cache", "calendar", "country list",
    "currency rounding", "delivery window", "discount rule", "error page", "export", "feature flag",
    "history", "index", "invoice layout", "login form", "map", "notification", "order summary",
    "password reset", "permission check", "price table", "queue", "rate limit", "receipt",
    "retry rule", "schedule", "search box", "session store", "settings page", "stock level",
    "tax table", "time zone", "upload", "voucher", "waiting room", "webhook", "wish list",
)  # fmt: skip
CHANGES = (
    "Add {part} for returning visitors", "Check the {part} before saving", "Keep {part} on retry",
    "Read {part} once per request", "Reject an empty {part}", "Rename {part} fields",
    "Round {part} the same way everywhere", "Simplify {part}", "Store {part} by country",
    "Test {part} with a slow network", "Trim {part} to what is shown", "Type the {part} module",
    "Use the shared {part}", "Validate {part} on input", "Write {part} in one step",
)  # fmt: skip
BUGS = (
    "{part} shows yesterday's value", "{part} fails for long names", "{part} is slow on Mondays",
    "{part} repeats after a retry", "{part} is empty after sign-in",
)  # fmt: skip


def plan_title(random: Random, use_case: str, service: str) -> str:
    """A title of a planned piece of work."""
    return random.choice(PLAN[use_case]).format(service=service, part=random.choice(PARTS))


def change_title(random: Random) -> str:
    """A title of a pull request."""
    return random.choice(CHANGES).format(part=random.choice(PARTS))


def bug_title(random: Random) -> str:
    """A title of a defect."""
    title = random.choice(BUGS).format(part=random.choice(PARTS))
    return title[0].upper() + title[1:]
