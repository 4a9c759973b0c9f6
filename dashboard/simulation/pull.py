"""One pull request out of one draft: its title, marks, commits and reviews."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from dashboard.simulation.company import OWNER, Parameters
from dashboard.simulation.deliveries import merge_sha
from dashboard.simulation.draft import UPDATE_BOT, Draft
from dashboard.simulation.streams import sha
from dashboard.simulation.tables import Change, Commit, Person, Review
from dashboard.simulation.titles import PARTS, change_title

AGENT = "Copilot"
APPROVED_BY_REQUESTER = 0.08
SELF_APPROVED = 0.003
CLAUDE_TRAILER = "Co-authored-by: Claude <noreply@anthropic.com>"
CURSOR_TRAILER = "Co-authored-by: Cursor <cursoragent@cursor.com>"
CLAUDE_BODY = "Generated with [Claude Code](https://claude.com/claude-code)"


@dataclass(frozen=True)
class Times:
    """When a change was begun, opened and merged."""

    first_commit: datetime
    created: datetime
    merged: datetime


class PullRequest:
    """Draws the pieces of one change from its own random stream."""

    def __init__(
        self, random: Random, parameters: Parameters, people: dict, mates: dict, draft: Draft,
        times: Times,
    ) -> None:  # fmt: skip
        self.random, self.parameters = random, parameters
        self.people, self.mates = people, mates
        self.draft, self.times = draft, times

    def change(self, base: str) -> Change:
        """The finished row; `base` is the commit of the main branch it was merged onto."""
        draft, times = self.draft, self.times
        agent = AGENT if draft.evidence == "agent_author" else ""
        title = self._title()
        commits = self._commits(base, title)
        added = max(1, int(draft.lines * (0.6 + 0.3 * self.random.random())))
        return Change(
            repository=f"{OWNER}/{draft.service}",
            number=draft.number,
            title=title,
            body=self._body(),
            branch=self._branch(),
            author=draft.author,
            agent=agent,
            is_bot=draft.author == UPDATE_BOT,
            team_key=draft.team.key,
            service=draft.service,
            item_key=draft.item_key,
            use_case=draft.use_case,
            ai_tool=draft.ai_tool,
            evidence=draft.evidence,
            line_share=draft.line_share,
            labels=self._labels(),
            created_at=times.created,
            updated_at=times.merged + timedelta(minutes=self.random.randrange(1, 50)),
            closed_at=times.merged,
            merged_at=times.merged,
            base_sha=base,
            merge_sha=merge_sha(draft),
            patch_id=sha("patch", merge_sha(draft)),
            lines_added=added,
            lines_deleted=draft.lines - added,
            kind=draft.kind,
            surviving=self._surviving(),
            commits=commits,
            reviews=self._reviews(),
            outcome=draft.outcome,
        )

    def _title(self) -> str:
        draft = self.draft
        if draft.purpose == "revert":
            return f'Revert "{_plain_title(draft.corrects)}"'
        if draft.purpose == "hotfix":
            return f"Repair {self.random.choice(PARTS)} in {draft.service}"
        if draft.purpose == "update":
            return f"Bump {self.random.choice(('httpcore', 'pino', 'okio', 'serde'))} in /app"
        return f"{draft.item_key} {_plain_title(draft)}".strip()

    def _body(self) -> str:
        draft = self.draft
        if draft.purpose == "revert":
            return f"Reverts {OWNER}/{draft.service}#{draft.corrects.number}"
        if draft.evidence in ("claude_label", "trailer") and self.random.random() < 0.3:
            return CLAUDE_BODY
        return ""

    def _branch(self) -> str:
        draft = self.draft
        word = self.random.choice(PARTS).replace(" ", "-")
        if draft.purpose == "revert":
            return f"revert-{draft.corrects.number}-main"
        if draft.purpose == "hotfix":
            return f"hotfix/{word}"
        if draft.purpose == "update":
            return "dependabot/app/minor"
        prefix = {"agent_author": "copilot/", "codex_label": "codex/"}.get(draft.evidence, "")
        return f"{prefix}{draft.item_key.lower() + '-' if draft.item_key else ''}{word}"

    def _labels(self) -> tuple[str, ...]:
        labels = list(self.draft.labels)
        if self.draft.evidence == "claude_label":
            labels.append("claude-code-assisted")
        if self.draft.evidence == "codex_label":
            labels.append("codex")
        if self.draft.purpose == "update":
            labels.append("dependencies")
        return tuple(labels)

    def _commits(self, base: str, title: str) -> tuple[Commit, ...]:
        size = 1 if self.draft.purpose != "change" else self.random.choice((1, 1, 1, 2))
        span = self.times.created - self.times.first_commit
        commits, parent = [], base
        for index in range(size):
            name = sha("commit", merge_sha(self.draft), index)
            at = self.times.first_commit + span * (index / size)
            message = title if index == 0 else "Address review"
            commits.append(
                Commit(name, parent, self.draft.author, at.replace(microsecond=0),
                       self._message(message), AGENT if self._is_agent() else "")
            )  # fmt: skip
            parent = name
        return tuple(commits)

    def _is_agent(self) -> bool:
        return self.draft.evidence == "agent_author"

    def _message(self, subject: str) -> str:
        draft = self.draft
        if draft.evidence == "agent_author":
            person = self.people[draft.author]
            return f"{subject}\n\nCo-authored-by: {person.login} <{noreply(person)}>"
        has_trailer = draft.evidence == "trailer" or (
            draft.evidence == "claude_label" and self.random.random() < 0.6
        )
        if has_trailer:
            return f"{subject}\n\n{CLAUDE_TRAILER}"
        return f"{subject}\n\n{CURSOR_TRAILER}" if draft.evidence == "cursor_trailer" else subject

    def _surviving(self) -> tuple[float | None, float | None]:
        draw = self.random.random()
        if draw < 0.03:
            return None, None
        if self.draft.outcome in ("revert", "rollback"):
            return 0.0, 0.0
        first = round(1 - 0.2 * self.random.random() ** 3, 2)
        return first, round(first * (1 - 0.15 * self.random.random() ** 2), 2)

    def _reviews(self) -> tuple[Review, ...]:
        if self.draft.purpose == "change" and self.random.random() > self.parameters.reviewed:
            return ()
        reviewer = self._reviewer()
        span = (self.times.merged - self.times.created).total_seconds()
        approved = self.times.created + timedelta(seconds=int(span * 0.9))
        reviews = [Review(reviewer, "APPROVED", approved)]
        if self.random.random() < 0.22:
            asked = self.times.created + timedelta(seconds=int(span * 0.4))
            state = self.random.choice(("COMMENTED", "CHANGES_REQUESTED"))
            reviews.insert(0, Review(reviewer, state, asked))
        return tuple(reviews)

    def _reviewer(self) -> str:
        """Somebody else of the team; sometimes the person who asked the agent, rarely oneself."""
        if self._is_agent() and self.random.random() < APPROVED_BY_REQUESTER:
            return self.draft.author
        if self.draft.author in self.people and self.random.random() < SELF_APPROVED:
            return self.draft.author
        day = self.times.merged.date()
        team = self.draft.team
        free = [
            key
            for key in (*self.mates[team.key], *self.mates[team.department])
            if key != self.draft.author and _works_on(self.people[key], day)
        ]
        return self.random.choice(free)


def _works_on(person: Person, day: date) -> bool:
    return person.started_on <= day and (person.ended_on is None or day <= person.ended_on)


def _plain_title(draft: Draft) -> str:
    return change_title(Random(merge_sha(draft)))


def noreply(person: Person) -> str:
    """The address GitHub writes for somebody who hides their e-mail."""
    return f"{person.github_id}+{person.login}@users.noreply.github.com"
