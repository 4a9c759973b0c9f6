-- title: Evidence of AI help on GitLab merge requests, as of the merge

select
    marks.change_key,
    marks.repository_key,
    marks.agent,
    marks.mark_kind,
    marks.strength,
    marks.rule_id,
    marks.file_id,
    marks.row_number
from change_marks('versions', 'source') as marks
