-- grain: One row per metric, part, person and period: what counts in groups.
-- needs: temp.contributions, temp.rules

-- One person cannot weigh more in a group than the cap, however much they did.
-- An exposure (the denominator of a rate or of money) is time and stays whole.
with contributions as (
    select * from temp.contributions
),

rules as (
    select * from temp.rules
),

measured as (
    select
        contributions.*,
        rules.cap,
        rules.has_units,
        case
            when rules.has_units then contributions.denominator
            else contributions.numerator
        end as amount
    from contributions
    inner join rules
        on
            contributions.metric_id = rules.metric_id
            and contributions.part = rules.part
),

scaled as (
    select
        *,
        least(1.0, coalesce(cap / nullif(amount, 0.0), 1.0)) as factor
    from measured
)

select
    metric_id,
    part,
    person_key,
    period_start,
    amount,
    amount * factor as capped_amount,
    numerator * factor as numerator,
    case when has_units then denominator * factor else denominator end as denominator,
    least(weight_sq * factor * factor, 4.0 * cap) as weight_sq
from scaled
