"""Bills."""

import csv
import io

BILL = (
    "date", "username", "product", "sku", "model", "quantity", "unit_type",
    "applied_cost_per_quantity", "gross_amount", "discount_amount", "net_amount",
    "total_monthly_quota", "organization", "repository", "cost_center_name", "aic_quantity",
    "aic_gross_amount",
)  # fmt: skip
DOCUMENTED = (
    "date", "username", "product", "sku", "model", "quantity", "unit_type",
    "applied_cost_per_quantity", "gross_amount", "discount_amount", "net_amount", "exceeds_quota",
    "total_monthly_quota", "organization", "cost_center_name", "aic_quantity", "aic_gross_amount",
)  # fmt: skip
_REQUESTS = {
    "date": "2026-05-30", "username": "Maya-Chen", "product": "copilot",
    "sku": "copilot_premium_request", "model": "Claude Sonnet 4.6", "quantity": "3",
    "unit_type": "requests", "applied_cost_per_quantity": "0.04", "gross_amount": "0.12",
    "discount_amount": "0.12", "net_amount": "0", "total_monthly_quota": "300",
    "organization": "Harbour", "repository": "", "cost_center_name": "Payments",
    "aic_quantity": "8.68986", "aic_gross_amount": "0.0868986", "exceeds_quota": "False",
}  # fmt: skip
_CREDITS = {
    "date": "2026-06-02", "sku": "copilot_ai_credit", "model": "Auto: Claude Haiku 4.5",
    "quantity": "1260.052191", "unit_type": "ai-credits", "applied_cost_per_quantity": "0.01",
    "gross_amount": "12.60052191", "discount_amount": "2.60052191", "net_amount": "10",
    "aic_quantity": "0", "aic_gross_amount": "0",
}  # fmt: skip


def requests(**changes):
    return _REQUESTS | changes


def credits(**changes):
    return _REQUESTS | _CREDITS | changes


def bill(*rows, header=BILL):
    """A bill as GitHub writes it: a byte order mark in front, every cell in quotes."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows([row[name] for name in header] for row in rows)
    return "\ufeff" + text.getvalue()


def usage_item(**changes):
    return {
        "product": "Copilot", "sku": "Copilot AI Credits", "model": "Claude Opus 4.6",
        "unitType": "ai-credits", "pricePerUnit": 0.01, "grossQuantity": 749.989375,
        "grossAmount": 7.49989375, "discountQuantity": 0.0, "discountAmount": 0.0,
        "netQuantity": 749.989375, "netAmount": 7.49989375,
    } | changes  # fmt: skip


def usage(*items, day=2, **changes):
    period = {"year": 2026, "month": 6} | ({"day": day} if day else {})
    return {"timePeriod": period, "organization": "Harbour", "usageItems": list(items)} | changes


SAMPLES = {
    "github_billing_csv": ("github/bill.csv", bill(requests(), credits())),
    "github_billing_api": ("github/bill.json", usage(usage_item())),
}
