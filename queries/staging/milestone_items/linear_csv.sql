-- title: Issues in projects, milestones, initiatives and cycles

select
    roadmap.milestone_key,
    roadmap.item_key,
    roadmap.file_id,
    roadmap.row_number
from linear_plans('told') as roadmap
semi join kept
    on roadmap.file_id = kept.file_id and roadmap.row_number = kept.row_number
