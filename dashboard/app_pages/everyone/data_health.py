"""Whether today's figures can be trusted: how far each source reaches, what the last build did."""

from dashboard import frame
from dashboard.access.view import View
from dashboard.panels import export_files
from dashboard.panels.days_covered import days_covered
from dashboard.panels.panel import lay_out
from dashboard.panels.sources_reach import sources_reach
from dashboard.panels.what_closes_next import what_closes_next
from dashboard.panels.what_joins import what_is_known, what_joins

TITLE = "Data health"
QUESTION = "Can these numbers be trusted?"
PATH = "data"
ICON = ":material/database:"
MENU = "Method"
POSITION = 1


def render(view: View) -> None:
    """Dates for everyone; what became of the exports for those who answer for them."""
    is_full = view.sees_files()
    badge = "HR, stewards and auditors see the files" if is_full else "Everyone sees the dates"
    frame.head(TITLE, QUESTION, badge, ":material/public:")
    frame.late_bar(view.release())
    report = view.report()
    if is_full:
        export_files.cards(report)
        export_files.refusals(report)
        lay_out([days_covered(report)])
    lay_out([sources_reach(view), what_closes_next(view, report)])
    if is_full:
        lay_out([what_joins(report), what_is_known(report)])
        lay_out([export_files.rows_set_aside(report), export_files.worth_a_look(report)])
        export_files.files(report)
