-- title: Why a list inside a pull request sets the whole of it aside, or null.

create or replace temp macro listed_fault(commits, reviews) as
coalesce(
    nested_fault('commits.oid', any_is(list_transform(
        commits, lambda made: coalesce(made.sha, '') = ''
    ))),
    nested_fault('commits.committedDate', any_is(list_transform(
        commits,
        lambda made: made.committed_at <> '' and read_time(made.committed_at) is null
    ))),
    nested_fault('reviews.id', any_is(list_transform(
        reviews, lambda given: coalesce(given.id, '') = ''
    ))),
    nested_fault('reviews.state', any_is(list_transform(
        reviews, lambda given: not coalesce(is_review_state(given.state), false)
    ))),
    nested_fault('reviews.submittedAt', any_is(list_transform(
        reviews,
        lambda given: given.submitted_at <> '' and read_time(given.submitted_at) is null
    )))
)
