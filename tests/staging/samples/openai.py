"""OpenAI exports."""

DAY = 1_772_409_600  # 2026-03-02 in seconds
DAYS = 86_400


def codex_day(**changes):
    return {
        "object": "workspace.usage.result",
        "start_time": DAY,
        "end_time": DAY + DAYS,
        "user_id": "user-1",
        "actor": {"type": "ACCOUNT_USER", "user_id": "user-1", "email": "Maya@harbour.example"},
        "totals": {
            "threads": 3,
            "turns": 10,
            "credits": 4.5,
            "uncached_text_input_tokens": 100,
            "cached_text_input_tokens": 50,
            "text_output_tokens": 20,
            "text_total_tokens": 170,
        },
        "clients": [
            {"client_id": "CODEX_CLI", "threads": 2, "turns": 7, "credits": 3},
            {"client_id": "CODEX_IDE", "threads": 1, "turns": 3, "credits": 1.5},
        ],
        "models": [{"model": "gpt-5", "credits": 4.5, "speed": "fast"}],
        "code_attribution": {"lines_added": 40, "lines_removed": 4},
    } | changes


def reviews(**changes):
    return {
        "start_time": DAY,
        "end_time": DAY + DAYS,
        "pull_request_reviews": 5,
        "comments": 9,
        "comment_details": {"p0": 1, "p1": 3, "p2": 5},
    } | changes


def answers(**changes):
    return {
        "start_time": DAY,
        "end_time": DAY + DAYS,
        "pull_request_reviews": 5,
        "comments": 9,
        "replies": 2,
        "reactions": 4,
        "comment_response_details": {"engaged": 3, "upvoted": 3, "downvoted": 1},
    } | changes


def completions(**changes):
    return {
        "object": "organization.usage.completions.result",
        "input_tokens": 1000,
        "input_cached_tokens": 800,
        "output_tokens": 50,
        "num_model_requests": 5,
        "project_id": "proj_1",
        "user_id": "user-1",
        "api_key_id": None,
        "model": "gpt-5",
        "batch": None,
    } | changes


def bucket(*results, day=0, seconds=DAYS):
    start = DAY + day * DAYS
    return {
        "object": "bucket",
        "start_time": start,
        "end_time": start + seconds,
        "results": list(results),
    }


def page(*records):
    return {"object": "page", "data": list(records), "has_more": False, "next_page": None}


SAMPLES = {
    "codex_usage": ("codex/usage.json", page(codex_day())),
    "codex_reviews": ("codex/reviews.json", page(reviews())),
    "openai_usage": ("openai/usage.json", page(bucket(completions()))),
}
