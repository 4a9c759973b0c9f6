-- title: What a Cursor day counts by feature and by who pays, as one list of parts.
--   Features do not add up to the requests that were billed.

create or replace temp macro cursor_parts(record) as
list_transform(
    [
        ['feature', 'tab', 'generations', record.totaltabsshown, 'attributed'],
        ['feature', 'tab', 'accepts', record.totaltabsaccepted, 'attributed'],
        ['feature', 'apply', 'applies', record.totalapplies, 'attributed'],
        ['feature', 'composer', 'requests', record.composerrequests, 'attributed'],
        ['feature', 'chat', 'requests', record.chatrequests, 'attributed'],
        ['feature', 'agent', 'requests', record.agentrequests, 'attributed'],
        ['feature', 'cmd_k', 'requests', record.cmdkusages, 'attributed'],
        ['feature', 'bugbot', 'requests', record.bugbotusages, 'attributed'],
        ['payer', 'plan', 'requests', record.subscriptionincludedreqs, 'complete'],
        ['payer', 'usage_based', 'requests', record.usagebasedreqs, 'complete'],
        ['payer', 'own_api_key', 'requests', record.apikeyreqs, 'complete'],
        [
            'lines',
            'deleted',
            'lines_accepted',
            record.acceptedlinesdeleted,
            'attributed'
        ]
    ],
    lambda part: breakdown_part(
        part[1], part[5], part[1:2], ['', ''],
        [{ measure: part[3], cell: part[4] }], null
    )
)
