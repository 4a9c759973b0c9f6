-- title: Whether a word is a state of a review.

create or replace temp macro is_review_state(word) as
word in ('approved', 'changes_requested', 'commented', 'dismissed', 'pending')
