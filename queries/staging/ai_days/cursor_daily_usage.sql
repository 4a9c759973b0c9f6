-- title: Cursor Admin API, daily usage: one record per member and day
-- tool: cursor
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: totalTabsShown, totalAccepts, day|date
-- fields: userId, day, date, email, isActive, acceptedLinesAdded,
--   acceptedLinesDeleted, totalApplies, totalAccepts, totalRejects, totalTabsShown,
--   totalTabsAccepted, composerRequests, chatRequests, agentRequests, cmdkUsages,
--   subscriptionIncludedReqs, apiKeyReqs, usageBasedReqs, bugbotUsages, mostUsedModel,
--   clientVersion
-- natural_key: id_value, used_on
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- drops: totalLines*, *MostUsedExtension

with read as (
    select
        source.*,
        coalesce(
            source.day, cast(cast(read_epoch(source.date, 1000) as date) as varchar)
        ) as day_text,
        coalesce(blank_to_null(source.email), source.userid) as member,
        [
            ['totalAccepts', source.totalaccepts],
            ['totalRejects', source.totalrejects],
            ['acceptedLinesAdded', source.acceptedlinesadded],
            ['acceptedLinesDeleted', source.acceptedlinesdeleted],
            ['totalApplies', source.totalapplies],
            ['totalTabsShown', source.totaltabsshown],
            ['totalTabsAccepted', source.totaltabsaccepted],
            ['composerRequests', source.composerrequests],
            ['chatRequests', source.chatrequests],
            ['agentRequests', source.agentrequests],
            ['cmdkUsages', source.cmdkusages],
            ['bugbotUsages', source.bugbotusages],
            ['subscriptionIncludedReqs', source.subscriptionincludedreqs],
            ['usageBasedReqs', source.usagebasedreqs],
            ['apiKeyReqs', source.apikeyreqs]
        ] as counters
    from source
)

select
    read.file_id,
    read.row_number,
    'cursor' as tool,
    'cursor' as system,
    'ide' as surface,
    true as has_telemetry,
    lower(trim(read.member)) as id_value,
    if(blank_to_null(read.email) is null, 'user_id', 'email') as id_kind,
    read_day(read.day_text) as used_on,
    read_day(read.day_text) + 3 as final_on,
    read_count(read.totalaccepts) as accepts,
    read_count(read.totalrejects) as rejects,
    -- All lines of a day are no lines of AI; of those, accepted ones are counted.
    read_count(read.acceptedlinesadded) as lines_accepted,
    -- Requests as they were made, whatever a plan bills for them.
    sum_counts([
        read.subscriptionincludedreqs, read.usagebasedreqs, read.apikeyreqs
    ]) as requests,
    coalesce(read_flag(read.isactive), sum_pairs(read.counters) > 0) as is_active,
    json_merge_patch(
        coalesce(read.extra, '{}'),
        json_object(
            'user_id', read.userid, 'most_used_model', read.mostusedmodel,
            'client_version', read.clientversion
        )
    ) as extra,
    coalesce(
        missing('email', read.member),
        missing('date', coalesce(read.day, read.date)),
        day_fault('day', read.day),
        epoch_fault('date', read.date, 1000, read.latest_at),
        counts_fault(read.counters)
    ) as fault
from read
