"""The list of bad input: what may arrive, what becomes of it, and the tests that hold it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bad:
    """One row of the list.

    Attributes:
        given: what arrives.
        outcome: what becomes of it, exactly.
        tests: `module::function`, the module below `tests`.
    """

    given: str
    outcome: str
    tests: tuple[str, ...]


_HERE = "staging.test_bad_input::"
_FATES = "staging.test_fates::test_"
_CONTAINERS = "staging.test_containers::test_"
_TEXT = "staging.test_hostile_text::test_"
_JSON = "staging.test_hostile_json::test_"
_RECOGNISING = "staging.test_recognising::test_"
_WORK = "staging.test_work::test_"
_COPILOT = "staging.test_copilot::test_"
_ORGANISATION = "staging.test_organisation::test_"
_GOVERNANCE = "staging.test_governance::test_"
_MAPPINGS = "staging.test_ready_mappings::test_"
_APPROVALS = "governance.test_approvals::test_"
_REFUSED = f"{_HERE}test_what_is_refused_says_what_to_do_and_changes_nothing"
_ASIDE = f"{_HERE}test_what_is_set_aside_says_where_why_and_what_to_do"

ROWS = {
    1: Bad(
        "the same file twice, under any names",
        "the second is `nothing_new`, all its rows `same_file_again`; totals unchanged",
        (f"{_FATES}the_same_file_twice_under_any_name_changes_nothing",),
    ),
    2: Bad(
        "an older export loaded after a newer one",
        "its differing rows `newer_export`, its equal rows `same_row_again`; totals as in order",
        (
            f"{_FATES}the_newer_export_wins_whichever_is_read_first",
            "staging.test_stacking::test_an_older_export_after_a_newer_one_changes_nothing",
        ),
    ),
    3: Bad(
        "two equal rows in one file; one key with different values and no version column",
        "1 loaded, 1 `same_row_again`; both `conflicting_rows`, an earlier good row stays",
        (
            f"{_FATES}two_equal_rows_in_one_file_are_one",
            f"{_FATES}rows_of_one_file_that_contradict_each_other_are_both_set_aside",
            _ASIDE,
        ),
    ),
    4: Bad(
        "an empty file; a header without rows",
        "refused `empty`; loaded with 0 rows",
        (f"{_CONTAINERS}empty_file_is_refused_and_a_header_without_rows_is_loaded", _REFUSED),
    ),
    5: Bad(
        "an unknown header, or one required column missing",
        "refused `unknown_format`: nearest format, missing names, unknown names",
        (
            f"{_RECOGNISING}unknown_header_is_refused_with_the_nearest_format_and_the_differences",
            f"{_HERE}test_a_header_that_only_lacks_a_column_names_it",
            _REFUSED,
        ),
    ),
    6: Bad(
        "a header that fits two formats equally",
        "refused `ambiguous_format`, both named, `overrides` suggested",
        (
            f"{_RECOGNISING}a_file_that_fits_two_formats_equally_is_refused_and_both_are_named",
            _REFUSED,
        ),
    ),
    7: Bad(
        "columns in another order; one more column",
        "loads with the same result; the column is listed, its value in `extra`",
        (f"{_RECOGNISING}columns_in_another_order_and_a_new_one_load_with_the_same_result",),
    ),
    8: Bad(
        "one header name twice where the format does not allow it",
        "refused `duplicate_header`; in Jira it becomes a list",
        (
            f"{_RECOGNISING}one_header_name_twice_is_refused",
            f"{_WORK}repeated_headers_become_a_list_and_texts_are_dropped",
            _REFUSED,
        ),
    ),
    9: Bad(
        "byte order mark, CRLF, quoted commas, cells over many lines, a cell over 128 KiB",
        "loads; records equal what a CSV parser counts",
        (
            f"{_CONTAINERS}every_packing_gives_the_same_rows",
            (
                f"{_CONTAINERS}quoted_commas_cells_over_many_lines_and_huge_cells_are_read_as_a_"
                "parser_counts"
            ),
        ),
    ),
    10: Bad(
        "an unclosed quote",
        "refused `unclosed_quote` with the line where the cell opened; no rows invented",
        (
            f"{_CONTAINERS}an_unclosed_quote_is_refused_with_the_line_where_it_opened",
            f"{_HERE}test_an_unclosed_quote_in_the_middle_of_a_large_file_invents_no_row",
            f"{_TEXT}an_open_quote_at_the_end_is_refused_with_the_line_where_it_opens",
            f"{_TEXT}a_quote_that_stays_open_for_ever_is_refused_with_the_line_where_it_opens",
            _REFUSED,
        ),
    ),
    11: Bad(
        "a row wider or narrower than the header",
        "set aside `ragged_row`; loaded where allowed (Jira: wider; Linear: one cell short)",
        (
            f"{_CONTAINERS}a_row_wider_or_narrower_than_the_header_is_set_aside_and_the_rest_loads",
            f"{_WORK}jira_rows_may_be_wider_than_their_header",
            f"{_WORK}a_row_one_cell_short_lacks_its_last_cell_and_a_shorter_one_is_set_aside",
            _ASIDE,
        ),
    ),
    12: Bad(
        "a line over 16 MiB; more than 2,000 columns; a file over 16 GiB",
        "refused `line_too_long`, `too_many_columns`, `too_large`, before parsing",
        (
            f"{_HERE}test_a_file_beyond_a_limit_is_refused_without_being_parsed",
            f"{_CONTAINERS}a_file_above_the_limit_is_refused",
            f"{_JSON}records_with_very_many_names_are_refused",
            f"{_JSON}a_record_that_no_tool_writes_is_refused_as_too_long_and_named",
            _REFUSED,
        ),
    ),
    13: Bad(
        "UTF-16 with byte order mark; Latin-1",
        "loads; refused `not_text` with the byte position and 'Save it as UTF-8'",
        (
            f"{_CONTAINERS}every_packing_gives_the_same_rows",
            f"{_CONTAINERS}latin_1_is_refused_with_the_byte_and_the_fix",
            f"{_TEXT}the_byte_that_is_no_text_is_named_wherever_it_is",
            _REFUSED,
        ),
    ),
    14: Bad(
        "zip, Excel workbook, PDF, sign-in page, git-lfs pointer",
        "refused `not_an_export`, each with its own sentence",
        (f"{_RECOGNISING}what_is_no_export_has_its_own_sentence", _REFUSED),
    ),
    15: Bad(
        "Copilot's answer of download links; an answer that is an API error",
        "refused `not_an_export`: links, not data; the API's status. No signed URL is echoed",
        (f"{_RECOGNISING}what_is_no_export_has_its_own_sentence", _REFUSED),
    ),
    16: Bad(
        "JSON cut off; one key twice in an object; one broken line of many; depth over 128",
        "refused `json_broken` with byte or line; `json_too_deep`",
        (
            f"{_CONTAINERS}json_that_is_cut_off_is_refused_with_the_line",
            f"{_CONTAINERS}one_key_twice_in_an_object_is_refused",
            f"{_CONTAINERS}one_broken_line_of_many_refuses_the_file_with_its_number",
            f"{_CONTAINERS}json_nested_too_deep_is_refused",
            f"{_JSON}broken_json_is_refused_with_its_line_however_little_is_held",
            _REFUSED,
        ),
    ),
    17: Bad(
        "an empty key field; NaN, Infinity, 1e309; a negative count",
        "set aside `missing_key`; `not_finite`; `negative_count`",
        (f"{_FATES}a_cell_that_cannot_be_used_sets_its_row_aside", _ASIDE),
    ),
    18: Bad(
        "more accepted than generated",
        "loads; the check `accepted_exceeds_generated` lists the row",
        ("staging.test_checks::test_more_accepted_than_generated_is_loaded_and_listed",),
    ),
    19: Bad(
        '`"1,200"`, `$1.50` and blank tokens in a Cursor CSV',
        "1200; 1.50 USD; null",
        (f"{_FATES}thousands_separators_dollars_and_blanks_are_read",),
    ),
    20: Bad(
        "`12,5` where the decimal mark is a point",
        "set aside `bad_number`, never read as 125",
        (f"{_FATES}a_cell_that_cannot_be_used_sets_its_row_aside", _ASIDE),
    ),
    21: Bad(
        "a unit that is not known",
        "set aside `unknown_unit`; never added to another unit",
        ("staging.test_billing::test_a_line_that_cannot_be_counted_is_set_aside", _ASIDE),
    ),
    22: Bad(
        "times without zone, none declared (Jira, ServiceNow)",
        "refused `zone_undeclared`; the fix is the line for `exports.toml`",
        (
            f"{_WORK}local_times_without_a_declared_zone_refuse_the_file_and_name_the_fix",
            "staging.test_incidents::test_servicenow_needs_a_zone_and_an_order_of_day_and_month",
            _REFUSED,
        ),
    ),
    23: Bad(
        "a local time in the hour that occurs twice; in the hour that does not exist",
        "its first reading; one hour later; both counted in the report",
        (
            (
                f"{_WORK}an_hour_that_occurs_twice_is_its_first_one_and_one_that_does_not_is_an_hour_"
                "later"
            ),
            f"{_HERE}test_times_of_an_odd_hour_are_counted_in_the_report",
            f"{_HERE}test_odd_hours_of_servicenow_and_of_a_mapping_are_counted_too",
        ),
    ),
    24: Bad(
        "epoch seconds where the format says milliseconds; more than 26 h after the export; "
        "before 2005",
        "set aside `time_out_of_range`; the unit is never guessed",
        (
            "staging.test_cursor::test_a_bad_value_sets_an_event_of_the_api_aside",
            f"{_FATES}a_cell_that_cannot_be_used_sets_its_row_aside",
            f"{_HERE}test_a_time_may_lie_26_hours_after_the_export_and_no_longer",
            _ASIDE,
        ),
    ),
    25: Bad(
        "a fraction of 7 digits, `+0000`, `+03:00`, `Z`",
        "loads as UTC, the fraction cut to microseconds",
        (
            "staging.test_cursor::test_offsets_and_long_fractions_are_one_time",
            f"{_HERE}test_a_fraction_is_cut_to_microseconds_and_not_rounded",
        ),
    ),
    26: Bad(
        "`31/02/2026`; `06/07/2026` where no order is declared",
        "set aside `bad_time`, both",
        (
            f"{_WORK}a_day_that_can_be_read_in_two_ways_is_set_aside_until_the_order_is_declared",
            _ASIDE,
        ),
    ),
    27: Bad(
        "a Copilot window total without `day`; a reduced row with credits",
        "set aside `no_day`; loaded, `has_telemetry` false, `is_active` null, credits kept",
        (
            f"{_COPILOT}a_window_total_without_a_day_is_never_spread_over_days",
            f"{_COPILOT}a_reduced_copilot_row_has_no_telemetry_and_keeps_its_credits",
            _ASIDE,
        ),
    ),
    28: Bad(
        "the file of an organisation and that of its enterprise for one day",
        "one row per user and day; the other superseded `other_scope_chosen`",
        (f"{_COPILOT}the_row_of_the_enterprise_wins_then_the_declared_organisation",),
    ),
    29: Bad(
        "seats: one person through two organisations",
        "2 rows, 1 person in every count",
        (
            f"{_COPILOT}one_person_through_two_organisations_has_two_seats",
            (
                "metrics.test_use_and_spend::"
                "test_one_person_through_two_organisations_is_paid_for_once"
            ),
        ),
    ),
    30: Bad(
        "a GitLab DORA file whose metric is not declared",
        "refused `metric_undeclared`, the four choices listed",
        (
            (
                "staging.test_gitlab::"
                "test_a_dora_file_whose_metric_nobody_says_is_refused_with_the_four_choices"
            ),
            _REFUSED,
        ),
    ),
    31: Bad(
        "a list of GitHub issues that holds pull requests",
        "those rows `not_this_kind`, the rest loads",
        (f"{_WORK}pull_requests_in_a_list_of_issues_are_not_this_kind", _ASIDE),
    ),
    32: Bad(
        "a deployment without any status; an environment nobody declared",
        "loaded, result unknown; tier unknown, not production, listed with its count; in no rate",
        (
            f"{_HERE}test_a_deployment_without_a_status_and_one_to_nowhere_known_are_in_no_rate",
            (
                "build.test_health::"
                "test_environment_nobody_declared_is_named_with_its_count_and_never_with_an_address"
            ),
        ),
    ),
    33: Bad(
        "a list as Python prints it with a call in it",
        "set aside `bad_nested_value`; nothing is executed",
        (
            f"{_MAPPINGS}a_list_with_anything_but_texts_in_it_is_set_aside_and_nothing_is_executed",
            _ASIDE,
        ),
    ),
    34: Bad(
        "a team called `=cmd()` or `<img src=x>`, control characters",
        "stored composed and without control characters; escaped on screen; `'` on export",
        (
            (
                "staging.test_people::"
                "test_a_text_that_somebody_wrote_is_stored_without_what_hides_in_it"
            ),
            "pages.test_words::test_texts_of_the_company_cannot_become_markup",
            "test_csv_cells::test_text_that_would_be_a_formula_gets_an_apostrophe",
        ),
    ),
    35: Bad(
        "an API key, the text of a prompt, the body of a message",
        "absent from warehouse, `extra`, logs and report",
        (
            f"{_MAPPINGS}the_key_of_a_windsurf_client_is_nowhere",
            "staging.test_otlp::test_events_of_the_log_keep_what_they_count_and_no_word_of_anybody",
            "staging.test_github::test_nothing_secret_is_in_the_warehouse",
            "build.test_report::test_no_value_of_a_row_is_in_the_report_or_in_the_list",
            "staging.test_secrets::test_no_secret_of_any_format_is_stored_or_told",
        ),
    ),
    36: Bad(
        "a roster that moves more than 10 % of people; two rows for one person and day; rows of "
        "an erased person",
        "held `organisation_change`; both `conflicting_rows`, nobody withdrawn; `erased_person`",
        (
            (
                f"{_ORGANISATION}a_roster_that_moves_too_many_people_is_held_and_the_last_good_one_"
                "stays"
            ),
            (
                f"{_ORGANISATION}two_rows_of_one_person_and_day_are_both_set_aside_and_nobody_is_"
                "withdrawn"
            ),
            (
                "staging.test_erasure::"
                "test_the_rows_of_an_erased_person_are_set_aside_in_every_list_of_people"
            ),
        ),
    ),
    37: Bad(
        "one identity given to two people on overlapping dates",
        "both `conflicting_rows`; the id stays unmapped",
        (
            f"{_ORGANISATION}one_id_of_two_people_on_one_day_belongs_to_neither",
            (
                "marts.test_identity::"
                "test_an_id_given_to_two_people_stays_unmapped_whatever_the_roster_says"
            ),
        ),
    ),
    38: Bad(
        "a known `snapshot_id` with changed weights",
        "refused `frozen_snapshot_changed`; the old snapshot stays",
        (f"{_GOVERNANCE}a_plan_known_to_the_build_before_never_changes", _REFUSED),
    ),
    39: Bad(
        "a target on tokens, credits, prompts or reach",
        "set aside `not_allowed`, listed with the sentence that says why",
        (
            f"{_GOVERNANCE}a_target_on_anything_but_quality_and_a_milestone_is_not_allowed",
            (
                "governance.test_goals::"
                "test_any_other_target_stays_listed_with_the_sentence_that_refuses_it"
            ),
            _ASIDE,
        ),
    ),
    40: Bad(
        "`k = 4`; approver equals owner; expiry after 200 days",
        "policy refused `policy_under_floor`, last good one stays; approvals invalid, not shown",
        (
            f"{_GOVERNANCE}a_policy_below_a_floor_is_refused_whole",
            (
                "build.test_report::"
                "test_a_governance_file_nobody_can_use_refuses_the_build_and_everything_is_told"
            ),
            f"{_APPROVALS}the_owner_cannot_approve_under_any_office",
            f"{_APPROVALS}no_approval_lasts_longer_than_180_days_whatever_it_says",
            _REFUSED,
        ),
    ),
    41: Bad(
        "a use case declared after the first commit",
        "loaded; that work does not count for it",
        (f"{_HERE}test_work_begun_before_its_use_case_was_declared_does_not_count_for_it",),
    ),
    42: Bad(
        "30 of 100 rows bad; a file that grows while it is read",
        "refused `too_many_set_aside`, five positions listed; not touched, still being written",
        (
            f"{_HERE}test_thirty_bad_rows_of_a_hundred_refuse_the_file_and_name_five_places",
            f"{_CONTAINERS}a_file_that_grows_while_it_is_read_is_left_alone",
            _REFUSED,
        ),
    ),
}
