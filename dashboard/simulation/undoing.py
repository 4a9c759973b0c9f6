"""Which changes will be undone: drawn so that every planted rate is met, not only on average."""

from dashboard.simulation.draft import Draft
from dashboard.simulation.streams import stream


def draw_failures(seed: int, drafts: list[Draft]) -> None:
    """Stratified draws per use case and AI help.

    In time order the chances are summed up; in every stretch that adds up to one, one change at a
    random place fails. A plain draw per change would blur a small planted effect.
    """
    strata: dict[tuple[str, bool], list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.merged_at, draft.author)):
        strata.setdefault((draft.use_case, bool(draft.ai_tool)), []).append(draft)
    for names, own in strata.items():
        random = stream(seed, "undone", *names)
        total, stretch = 0.0, 0
        falls_at = random.random()
        for draft in own:
            total += draft.chance
            if total > falls_at:
                draft.fails = True
                stretch += 1
                falls_at = stretch + random.random()
