-- grain: One row per account or address that any export names.
-- needs: marts.account_days

select distinct
    system,
    id_kind,
    id_value
from marts.account_days
