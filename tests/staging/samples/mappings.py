"""Exports that ready mappings read, shaped as their tools write them."""

from tests.staging.samples.tables import csv_text

SHA = "5d3f6f5c1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"


def azure_build(number=501, **changes):
    return {
        "id": number,
        "buildNumber": "20260305.1",
        "status": "completed",
        "result": "succeeded",
        "queueTime": "2026-03-05T13:58:01.1234567Z",
        "startTime": "2026-03-05T13:59:02.7654321Z",
        "finishTime": "2026-03-05T14:10:03.0000001Z",
        "url": "https://dev.azure.com/acme/_apis/build/Builds/501",
        "sourceBranch": "refs/heads/main",
        "sourceVersion": SHA.upper(),
        "definition": {"id": 7, "name": "deploy-pay-prod"},
        "project": {"id": "p-1", "name": "Pay"},
        "repository": {"id": "r-1", "type": "GitHub", "url": "https://github.com/Acme/Pay.git"},
        "requestedFor": {"displayName": "Maya", "uniqueName": "Maya@acme.example"},
        "lastChangedDate": "2026-03-05T14:10:04Z",
    } | changes


def jenkins_build(number=17, **changes):
    return {
        "_class": "org.jenkinsci.plugins.workflow.job.WorkflowRun",
        "number": number,
        "url": f"https://ci.acme.example/job/deploy-pay/{number}/",
        "result": "SUCCESS",
        "timestamp": 1772719800000,
        "duration": 90500,
        "actions": [
            {"_class": "hudson.model.CauseAction", "causes": [{"userId": "Maya"}]},
            {},
            {
                "_class": "hudson.plugins.git.util.BuildData",
                "lastBuiltRevision": {"SHA1": SHA},
                "remoteUrls": ["git@github.com:acme/pay.git"],
            },
            None,
        ],
    } | changes


def jenkins_job(*builds):
    return {"_class": "hudson.model.Job", "fullName": "pay/deploy-prod", "builds": list(builds)}


def argo_application(name="pay-prod", *history):
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Application",
        "metadata": {"name": name, "namespace": "argocd"},
        "spec": {"destination": {"namespace": "prod", "server": "https://kubernetes.default.svc"}},
        "status": {
            "history": list(history) or [argo_sync()],
            "operationState": {"phase": "Succeeded", "finishedAt": "2026-03-05T14:10:00Z"},
        },
    }


def argo_sync(number=4, **changes):
    return {
        "id": number,
        "revision": SHA,
        "deployedAt": "2026-03-05T14:10:00Z",
        "deployStartedAt": "2026-03-05T14:09:30Z",
        "source": {"repoURL": "https://github.com/acme/config.git", "path": "pay"},
    } | changes


def codedeploy_event(state="SUCCESS", at="2026-03-05T14:10:00Z", deployment="d-75I7MBT7C"):
    return {
        "version": "0",
        "id": f"c071bfbf-83c4-49ca-a6ff-{state.lower()}",
        "detail-type": "CodeDeploy Deployment State-change Notification",
        "source": "aws.codedeploy",
        "account": "123456789012",
        "time": at,
        "region": "eu-central-1",
        "resources": ["arn:aws:codedeploy:eu-central-1:123456789012:application:Pay"],
        "detail": {
            "instanceGroupId": "9fd2fbef-2157-40d8-91e7-6845af69e2d2",
            "region": "eu-central-1",
            "application": "Pay",
            "deploymentId": deployment,
            "state": state,
            "deploymentGroup": "pay-prod",
        },
    }


def codepipeline_event(state="SUCCEEDED", at="2026-03-05T14:10:00Z", **detail):
    return {
        "version": "0",
        "id": f"event-{state.lower()}",
        "detail-type": "CodePipeline Pipeline Execution State Change",
        "source": "aws.codepipeline",
        "account": "123456789012",
        "time": at,
        "region": "eu-central-1",
        "resources": ["arn:aws:codepipeline:eu-central-1:123456789012:pay-prod"],
        "detail": {
            "pipeline": "pay-prod",
            "execution-id": "01234567-0123-0123-0123-012345678901",
            "state": state,
            "version": 3.0,
        }
        | detail,
    }


def bitbucket_deployment(
    uuid="{9F1C5E6A-0B1C-4D2E-8F3A-4B5C6D7E8F90}", state="COMPLETED", **changes
):
    return {
        "type": "deployment",
        "uuid": uuid,
        "environment": {"uuid": "{e-1}", "name": "Production"},
        "release": {
            "uuid": "{r-1}",
            "name": "#12",
            "created_on": "2026-03-05T13:58:00.123456Z",
            "commit": {"hash": SHA[:12], "type": "commit"},
        },
        "state": {
            "name": state,
            "started_on": "2026-03-05T13:59:00Z",
            "completed_on": "2026-03-05T14:10:00Z",
        },
        "last_update_time": "2026-03-05T14:10:00Z",
    } | changes


def circleci_workflow(number="w-1", **changes):
    return {
        "pipeline_id": "5034460f-c7c4-4c43-9457-de07e2029e7b",
        "id": number,
        "name": "deploy-prod",
        "project_slug": "gh/Acme/Pay",
        "status": "success",
        "started_by": "03987f6a-4c27-4dc1-b6ab-c7e83bb3e713",
        "pipeline_number": 25,
        "created_at": "2026-03-05T13:59:00Z",
        "stopped_at": "2026-03-05T14:10:00Z",
    } | changes


GEARSET = ("Type", "DeploymentId", "Timestamp", "PullRequests")
PULLS = "['https://github.com/acme/pay/pull/12', 'https://github.com/acme/pay/pull/13']"


def gearset_row(deployment="g-1", kind="Success", at="2026-03-05T14:10:00", pulls=PULLS):
    return kind, deployment, at, pulls


def opsgenie_incident(number="i-1", **changes):
    return {
        "id": number,
        "tinyId": "4",
        "message": "Checkout is slow",
        "status": "resolved",
        "tags": [],
        "createdAt": "2026-03-05T15:00:00Z",
        "updatedAt": "2026-03-05T16:30:00.123Z",
        "priority": "P2",
        "ownerTeam": "t-1",
        "responders": [{"type": "team", "id": "t-1"}],
        "extraProperties": {},
        "impactedServices": ["s-1"],
        "impactStartDate": "2026-03-05T14:50:00Z",
        "impactEndDate": "2026-03-05T16:00:00Z",
    } | changes


def spinnaker_execution(number="01HQ", **changes):
    return {
        "id": number,
        "application": "Pay",
        "name": "deploy-prod",
        "status": "SUCCEEDED",
        "buildTime": 1772719740000,
        "startTime": 1772719800000,
        "endTime": 1772720400000,
        "trigger": {"type": "manual", "user": "Maya@acme.example"},
        "stages": [],
    } | changes


def ccusage_day(day="2026-03-05", **changes):
    return {
        "date": day,
        "inputTokens": 1200,
        "outputTokens": 300,
        "cacheCreationTokens": 50,
        "cacheReadTokens": 9000,
        "totalTokens": 10550,
        "totalCost": 1.25,
        "modelsUsed": ["claude-sonnet-4-5"],
        "modelBreakdowns": [
            {
                "modelName": "claude-sonnet-4-5",
                "inputTokens": 1200,
                "outputTokens": 300,
                "cacheCreationTokens": 50,
                "cacheReadTokens": 9000,
                "cost": 1.25,
            }
        ],
    } | changes


def windsurf_user(email="Maya@acme.example", **changes):
    return {
        "name": "Maya Chen",
        "email": email,
        "lastUpdateTime": "2026-03-05T14:10:00.123456789Z",
        "apiKey": "ws-secret-1234",
        "activeDays": 12,
        "teamStatus": "USER_TEAM_STATUS_APPROVED",
    } | changes


def gemini_entry(insert="qe9xxub2r", log="request", at="2026-03-05T14:10:00.225165428Z", **changes):
    return {
        "insertId": insert,
        "jsonPayload": {
            "@type": "type.googleapis.com/google.cloud.cloudaicompanion.logging.v1.RequestLog",
            "taskCompletionRequest": {"input": {"messages": [{"content": "secret words"}]}},
        },
        "resource": {
            "type": "cloudaicompanion.googleapis.com/Instance",
            "labels": {"resource_container": "acme", "instance_id": "default"},
        },
        "timestamp": at,
        "severity": "INFO",
        "labels": {
            "request_id": "e60facb1485b17b7",
            "product": "code_assist",
            "method": "CompleteTask",
            "user_id": "Maya@acme.example",
            "client_name": "cloudcode_cli",
        },
        "logName": f"projects/acme/logs/cloudaicompanion.googleapis.com%2F{log}",
        "receiveTimestamp": at,
    } | changes


def copilot_metrics_day(day="2026-03-05", **changes):
    return {
        "date": day,
        "total_active_users": 24,
        "total_engaged_users": 20,
        "copilot_ide_code_completions": {
            "total_engaged_users": 18,
            "languages": [{"name": "python", "total_engaged_users": 10}],
            "editors": [
                {"name": "vscode", "total_engaged_users": 15, "models": []},
                {"name": "neovim", "total_engaged_users": 3, "models": []},
            ],
        },
        "copilot_ide_chat": {"total_engaged_users": 9, "editors": []},
        "copilot_dotcom_chat": {"total_engaged_users": 0, "models": []},
        "copilot_dotcom_pull_requests": None,
    } | changes


def okta_user(number="00u1", email="maya@acme.example", **profile):
    return {
        "id": number,
        "status": "ACTIVE",
        "created": "2024-01-08T09:00:00.000Z",
        "lastLogin": "2026-03-05T08:00:00.000Z",
        "profile": {
            "login": email,
            "email": email,
            "firstName": "Maya",
            "lastName": "Chen",
            "displayName": "Maya Chen",
            "department": "Payments",
            "title": "Software Engineer",
            "employeeNumber": "4711",
            "mobilePhone": "+49 30 1234",
            "managerId": "00u9",
        }
        | profile,
        "credentials": {"provider": {"type": "OKTA"}},
    }


WORKDAY = (
    "Employee ID", "Worker", "Email - Work", "Manager", "Supervisory Organization", "Cost Center",
    "Hire Date", "Termination Date", "Job Profile",
)  # fmt: skip


def workday_worker(
    number="4711", email="maya@acme.example", job="Software Engineer", hired="2024-01-08"
):
    return number, "Maya Chen", email, "Tom Roth", "Payments", "CC-1", hired, "", job


SAMPLES = {
    "azure_builds": ("azure/builds.json", {"count": 1, "value": [azure_build()]}),
    "jenkins_builds": ("jenkins/deploy-pay.json", jenkins_job(jenkins_build())),
    "argo_applications": ("argo/applications.json", {"items": [argo_application()]}),
    "aws_codedeploy": ("aws/codedeploy.json", [codedeploy_event()]),
    "aws_codepipeline": ("aws/codepipeline.json", [codepipeline_event()]),
    "bitbucket_deployments": ("bitbucket/pay.json", {"values": [bitbucket_deployment()]}),
    "circleci_workflows": (
        "circleci/workflows.json",
        {"next_page_token": None, "items": [circleci_workflow()]},
    ),
    "gearset_deployments": ("gearset/deployments.csv", csv_text(GEARSET, gearset_row())),
    "opsgenie_incidents": ("opsgenie/incidents.json", {"data": [opsgenie_incident()]}),
    "spinnaker_executions": ("spinnaker/pay.json", [spinnaker_execution()]),
    "ccusage": (
        "ccusage/maya/daily.json",
        {"daily": [ccusage_day()], "totals": {"totalCost": 1.25}},
    ),
    "ccusage_projects": (
        "ccusage/maya/projects.json",
        {"projects": {"pay": [ccusage_day()], "shop": [ccusage_day()]}, "totals": {}},
    ),
    "windsurf_users": ("windsurf/users.json", {"userTableStats": [windsurf_user()]}),
    "gemini_code_assist": ("gemini/log.json", [gemini_entry()]),
    "okta_users": ("okta/users.json", [okta_user()]),
    "workday_workers": ("workday/workers.csv", csv_text(WORKDAY, workday_worker())),
    "copilot_metrics": ("copilot/metrics.json", [copilot_metrics_day()]),
}
DECLARED = """
[[source]]
match = "bitbucket/*"
scope = "bitbucket.org/acme/pay"

[[source]]
match = "ccusage/maya/*"
owner = "maya@acme.example"

[[source]]
match = "gearset/*"
scope = "production"
"""
