"""Bills: the unit stands in the row, gross and net are two things, nothing is added twice."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.billing import (
    BILL,
    DOCUMENTED,
    bill,
    credits,
    requests,
    usage,
    usage_item,
)

LINES = (
    "select billed_on, id_value, sku, model_name, unit, quantity, gross_amount, net_amount, "
    "currency from staging.bill_lines"
)


@pytest.mark.parametrize("header", [BILL, DOCUMENTED], ids=["as exported", "as documented"])
def test_the_unit_of_a_row_decides_and_credits_are_read_from_quantity(exports, header):
    loaded = exports.put("a.csv", bill(requests(), credits(), header=header)).load()
    assert loaded.rows(LINES) == drawn("""
        on         | user      | sku                     | model                  | unit       | quantity       | gross        | net          | currency
        2026-05-30 | maya-chen | copilot_premium_request | Claude Sonnet 4.6      | requests   | 3.000000000    | 0.120000000  | 0.000000000  | USD
        2026-06-02 | maya-chen | copilot_ai_credit       | Auto: Claude Haiku 4.5 | ai_credits | 1260.052191000 | 12.600521910 | 10.000000000 | USD
    """)
    assert loaded.counts("a.csv") == (2, 2, 0, 0)
    assert loaded.files["a.csv"].unknown_columns == ()


def test_what_else_stands_in_a_line_is_kept(exports):
    loaded = exports.put("a.csv", bill(credits(repository="Harbour/Pay"))).load()
    query = (
        "select system, id_kind, product, unit_price, discount_amount, organisation, "
        "repository_key, cost_center from staging.bill_lines"
    )
    assert loaded.rows(query) == [
        ("github", "login", "copilot", "0.010000000", "2.600521910", "harbour",
         "github.com/harbour/pay", "Payments")
    ]  # fmt: skip


def test_thousands_and_dollar_signs_are_read_and_a_blank_amount_is_not_told(exports):
    row = credits(quantity="1,200", gross_amount="$1.50", discount_amount="", net_amount="")
    loaded = exports.put("a.csv", bill(row)).load()
    query = "select quantity, gross_amount, discount_amount, net_amount from staging.bill_lines"
    assert loaded.rows(query) == [("1200.000000000", "1.500000000", "", "")]


def test_lines_that_differ_in_repository_or_quota_are_two(exports):
    rows = [requests(exceeds_quota="False"), requests(exceeds_quota="True", net_amount="0.12")]
    exports.put("a.csv", bill(*rows, header=DOCUMENTED))
    exports.put("b.csv", bill(credits(repository="harbour/pay"), credits(repository="harbour/x")))
    assert exports.load().one("select count(*) from staging.bill_lines") == 4


def test_a_restated_line_replaces_the_older_one(exports):
    exports.put("bill-2026-06-03.csv", bill(credits(net_amount="0"), requests()))
    exports.put("bill-2026-06-09.csv", bill(credits(net_amount="10"), requests()))
    loaded = exports.load()
    assert loaded.rows("select unit, net_amount from staging.bill_lines") == [
        ("ai_credits", "10.000000000"),
        ("requests", "0.000000000"),
    ]
    assert loaded.reasons("bill-2026-06-03.csv") == {"newer_export": 1, "same_row_again": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (credits(unit_type="moonbeams"), ("unknown_unit", "unit_type")),
        (credits(unit_type=""), ("unknown_unit", "unit_type")),
        (credits(product="actions", sku="actions_linux", unit_type="minutes"),
         ("not_this_kind", "product")),
        (credits(date=""), ("missing_key", "date")),
        (credits(date="31/02/2026"), ("bad_time", "date")),
        (credits(quantity=""), ("missing_key", "quantity")),
        (credits(quantity="12,5"), ("bad_number", "quantity")),
        (credits(net_amount="NaN"), ("not_finite", "net_amount")),
        (credits(gross_amount="1e309"), ("not_finite", "gross_amount")),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_counted_is_set_aside(exports, row, reason):
    loaded = exports.put("a.csv", bill(row, requests())).load()
    assert loaded.fates("a.csv") == [("1", *reason)]
    assert loaded.one("select count(*) from staging.bill_lines") == 1


def test_a_bill_of_machines_is_no_misread_file(exports):
    rows = [requests(product="actions", model=str(number)) for number in range(40)]
    loaded = exports.put("a.csv", bill(requests(), *rows)).load()
    assert loaded.counts("a.csv") == (41, 1, 0, 40)


def test_a_line_of_nobody_is_kept_without_an_account(exports):
    loaded = exports.put("a.csv", bill(credits(username=""))).load()
    assert loaded.rows("select id_kind, id_value from staging.bill_lines") == [("unknown", "")]


def test_the_api_names_the_day_beside_its_lines(exports):
    loaded = exports.put("a.json", usage(usage_item(), usage_item(model="GPT-5.5"))).load()
    assert loaded.rows(LINES) == drawn("""
        on         | user    | sku               | model           | unit       | quantity      | gross       | net         | currency
        2026-06-02 | harbour | copilot_ai_credit | Claude Opus 4.6 | ai_credits | 749.989375000 | 7.499893750 | 7.499893750 | USD
        2026-06-02 | harbour | copilot_ai_credit | GPT-5.5         | ai_credits | 749.989375000 | 7.499893750 | 7.499893750 | USD
    """)
    assert loaded.rows("select distinct id_kind, organisation from staging.bill_lines") == [
        ("organisation", "harbour")
    ]


def test_the_api_names_the_user_in_the_line_or_beside_it(exports):
    exports.put("a.json", usage(usage_item(user="Maya-Chen")))
    exports.put("b.json", usage(usage_item(), user="tom"))
    assert exports.load().rows("select id_kind, id_value from staging.bill_lines") == [
        ("login", "maya-chen"),
        ("login", "tom"),
    ]


def test_a_month_is_not_spread_over_its_days(exports):
    loaded = exports.put("a.json", usage(usage_item(), day=None)).load()
    assert loaded.fates("a.json") == [("1", "no_day", "timePeriod.day")]


def test_a_line_of_the_general_report_carries_its_own_day(exports):
    item = {
        "date": "2026-06-02T00:00:00Z", "product": "Copilot", "sku": "Copilot Business",
        "quantity": 3, "unitType": "user-months", "pricePerUnit": 19.0, "grossAmount": 57.0,
        "discountAmount": 0, "netAmount": 57.0, "organizationName": "Harbour",
        "repositoryName": "",
    }  # fmt: skip
    actions = item | {"product": "Actions", "sku": "Actions Linux", "unitType": "minutes"}
    loaded = exports.put("a.json", {"usageItems": [item, actions]}).load()
    assert loaded.rows("select billed_on, unit, net_amount, organisation from staging.bill_lines") == [
        ("2026-06-02", "seats", "57.000000000", "harbour")
    ]  # fmt: skip
    assert loaded.fates("a.json") == [("2", "not_this_kind", "product")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unitType": "moonbeams"}, ("unknown_unit", "unitType")),
        ({"netAmount": "lots"}, ("bad_number", "netAmount")),
        ({"grossQuantity": None}, ("missing_key", "grossQuantity")),
    ],
)
def test_a_line_of_the_api_that_cannot_be_counted_is_set_aside(exports, changes, reason):
    loaded = exports.put("a.json", usage(usage_item(**changes), usage_item())).load()
    assert loaded.fates("a.json") == [("1", *reason)]


def test_a_day_that_csv_and_api_tell_counts_once_and_the_csv_names_more(exports):
    exports.put("bill.csv", bill(credits(organization="Harbour")))
    exports.put("api.json", usage(usage_item(), usage_item(user="tom")))
    exports.put("enterprise.json", usage(usage_item(model="o3"), organization=None, enterprise="e"))
    exports.put("dock.json", usage(usage_item(), organization="Dock"))
    exports.put("next.json", usage(usage_item(), usage_item(user="tom"), day=3))
    loaded = exports.load()
    assert loaded.rows("select billed_on, id_kind, id_value from staging.bill_lines") == drawn("""
        on         | kind         | account
        2026-06-02 | login        | maya-chen
        2026-06-02 | organisation | dock
        2026-06-03 | login        | tom
    """)
    assert all(file.fate == "loaded" for file in loaded.files.values())
