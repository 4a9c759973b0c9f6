-- title: Issues in projects, milestones, initiatives and cycles

select
    roadmap.milestone_key,
    roadmap.item_key,
    roadmap.file_id,
    roadmap.row_number
from linear_plans('kept') as roadmap
