-- title: What one part of a Copilot breakdown counts, under the names of this project.

create or replace temp macro copilot_counts(part) as
[
    { measure: 'prompts', cell: part.user_initiated_interaction_count },
    { measure: 'generations', cell: part.code_generation_activity_count },
    { measure: 'accepts', cell: part.code_acceptance_activity_count },
    { measure: 'lines_suggested', cell: part.loc_suggested_to_add_sum },
    { measure: 'deletes_suggested', cell: part.loc_suggested_to_delete_sum },
    { measure: 'ai_lines_added', cell: part.loc_added_sum },
    { measure: 'ai_lines_deleted', cell: part.loc_deleted_sum }
]
