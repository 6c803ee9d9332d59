"""Huawei Cloud's token over real HTTP: fetched once for all threads, renewed in time and once on refusal."""

import json
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from ocrdesk.providers.huawei.iam_token import IamAccount, IamToken, IamTokenError, IamTokens, token_is_refused

START = datetime(2026, 1, 1, 8, tzinfo=UTC)
WRONG_PASSWORD = {"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}}
EXPIRED = {"error_code": "APIG.0301", "error_msg": "Incorrect IAM authentication information: token expires, ..."}


class Cloud:
    """IAM and OCR in one: hands out numbered tokens, long as real ones, and takes the newest ones."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.called: list[str] = []
        self.bodies: list[bytes] = []
        self.valid: Callable[[int], bool] = lambda _number: True
        self.refusal: tuple[int, Any] = (401, EXPIRED)
        self.failure: tuple[int, Any] | None = None
        self.life = timedelta(hours=24)
        self.seconds = 0.05
        cloud = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                iam = self.path == "/v3/auth/tokens?nocatalog=true"
                status, answer, token = cloud.hand_out(body) if iam else cloud.read(self.headers["X-Auth-Token"], body)
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                if token:
                    self.send_header("X-Subject-Token", token)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def hand_out(self, body: bytes) -> tuple[int, Any, str]:
        self.asked.append(json.loads(body))
        number = len(self.asked)
        time.sleep(self.seconds)
        if self.failure:
            return *self.failure, ""
        # IAM's clock is years behind ours: only the time between issue and end may count.
        issued = datetime(2020, 1, 1, tzinfo=UTC)
        times = {
            "issued_at": f"{issued:%Y-%m-%dT%H:%M:%S.%fZ}",
            "expires_at": f"{issued + self.life:%Y-%m-%dT%H:%M:%S.%fZ}",
        }
        return 201, {"token": {**times, "project": {"id": "a-project"}}}, f"{number}-" + "M" * 16_000

    def read(self, token: str, body: bytes) -> tuple[int, Any, str]:
        number = int(token.partition("-")[0])
        self.called.append(str(number))
        self.bodies.append(body)
        return (200, {"result": {}}, "") if self.valid(number) else (*self.refusal, "")


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    cloud = Cloud()
    thread = threading.Thread(target=cloud.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield cloud
    cloud.server.shutdown()
    thread.join()
    cloud.server.server_close()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as client:
        yield client


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def _account(cloud: Cloud, password: str = "a-password") -> IamAccount:  # noqa: S107 - invented
    return IamAccount("cn-north-4", "an-account", "a-user", password, endpoint=cloud.url)


def _call(client: httpx.Client, cloud: Cloud, auth: IamToken) -> httpx.Response:
    return client.post(f"{cloud.url}/v2/a-project/ocr/vin", content=b'{"image":""}', auth=auth)


def _calls(client: httpx.Client, cloud: Cloud, auth: IamToken, count: int) -> list[httpx.Response | BaseException]:
    with ThreadPoolExecutor(count) as threads:
        waiting = [threads.submit(_call, client, cloud, auth) for _ in range(count)]
        return [each.exception() or each.result() for each in waiting]


def test_eight_threads_fetch_one_token(client: httpx.Client, cloud: Cloud) -> None:
    answers = _calls(client, cloud, IamToken(_account(cloud), clock=Clock()), 8)
    assert [each.status_code for each in answers if isinstance(each, httpx.Response)] == [200] * 8
    assert (len(cloud.asked), cloud.called) == (1, ["1"] * 8)


def test_the_token_is_asked_for_as_iam_wants_it(client: httpx.Client, cloud: Cloud) -> None:
    _call(client, cloud, IamToken(_account(cloud, password="密码"), clock=Clock()))  # noqa: S106 - invented
    sample = {"name": "a-user", "password": "密码", "domain": {"name": "an-account"}}
    assert cloud.asked == [
        {
            "auth": {
                "identity": {"methods": ["password"], "password": {"user": sample}},
                "scope": {"project": {"name": "cn-north-4"}},
            }
        }
    ]


def test_a_token_serves_until_half_an_hour_before_its_end(client: httpx.Client, cloud: Cloud) -> None:
    clock = Clock()
    auth = IamToken(_account(cloud), clock=clock)
    for passed in (timedelta(0), timedelta(hours=23, minutes=29), timedelta(hours=23, minutes=31)):
        clock.now = START + passed
        _call(client, cloud, auth)
    assert cloud.called == ["1", "1", "2"]


def test_a_token_never_serves_for_more_than_a_day(client: httpx.Client, cloud: Cloud) -> None:
    clock = Clock()
    cloud.life = timedelta(days=9)
    auth = IamToken(_account(cloud), clock=clock)
    _call(client, cloud, auth)
    clock.now = START + timedelta(hours=24)
    _call(client, cloud, auth)
    assert cloud.called == ["1", "2"]


@pytest.mark.parametrize("refusal", [(401, EXPIRED), (401, {}), (403, {"error_code": "APIGW.0307", "error_msg": "x"})])
def test_a_refused_token_is_renewed_once_and_the_call_sent_again(
    client: httpx.Client, cloud: Cloud, refusal: tuple[int, Any]
) -> None:
    auth = IamToken(_account(cloud), clock=Clock())
    _call(client, cloud, auth)
    cloud.refusal, cloud.valid = refusal, lambda number: number > 1
    assert _call(client, cloud, auth).status_code == 200
    assert cloud.called == ["1", "1", "2"]
    assert set(cloud.bodies) == {b'{"image":""}'}


def test_a_token_refused_again_is_not_renewed_again(client: httpx.Client, cloud: Cloud) -> None:
    cloud.valid = lambda _number: False
    answer = _call(client, cloud, IamToken(_account(cloud), clock=Clock()))
    assert (answer.status_code, answer.json()) == (401, EXPIRED)
    assert (len(cloud.asked), cloud.called) == (2, ["1", "2"])


def test_eight_threads_with_a_refused_token_renew_it_once(client: httpx.Client, cloud: Cloud) -> None:
    auth = IamToken(_account(cloud), clock=Clock())
    _call(client, cloud, auth)
    cloud.valid = lambda number: number > 1
    answers = _calls(client, cloud, auth, 8)
    assert [each.status_code for each in answers if isinstance(each, httpx.Response)] == [200] * 8
    assert len(cloud.asked) == 2


class MeetingToken(IamToken):
    """Lets eight threads ask at the same time."""

    meeting = threading.Barrier(8)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self.meeting.wait()
        yield from super().sync_auth_flow(request)


def test_a_wrong_password_is_tried_once_for_all_who_wait(client: httpx.Client, cloud: Cloud) -> None:
    cloud.failure, cloud.seconds = (401, WRONG_PASSWORD), 1.0
    failures = _calls(client, cloud, MeetingToken(_account(cloud), clock=Clock()), 8)
    assert [json.loads(each.body) for each in failures if isinstance(each, IamTokenError)] == [WRONG_PASSWORD] * 8
    assert (len(cloud.asked), cloud.called) == (1, [])


def test_a_failure_is_told_with_status_body_and_date_and_asked_anew_later(client: httpx.Client, cloud: Cloud) -> None:
    auth = IamToken(_account(cloud), clock=Clock())
    cloud.failure = (403, {"error": {"code": 403}})
    with pytest.raises(IamTokenError) as caught:
        _call(client, cloud, auth)
    assert (caught.value.status, json.loads(caught.value.body)) == (403, {"error": {"code": 403}})
    assert caught.value.date.endswith("GMT")
    cloud.failure = None
    assert _call(client, cloud, auth).status_code == 200


def test_an_answer_without_a_token_is_a_failure(client: httpx.Client, cloud: Cloud) -> None:
    cloud.failure = (201, {"token": {}})
    with pytest.raises(IamTokenError, match="201"):
        _call(client, cloud, IamToken(_account(cloud), clock=Clock()))


def test_the_old_token_serves_on_while_iam_is_ill(client: httpx.Client, cloud: Cloud) -> None:
    clock = Clock()
    auth = IamToken(_account(cloud), clock=clock)
    _call(client, cloud, auth)
    cloud.failure = (503, {})
    clock.now = START + timedelta(hours=23, minutes=45)
    assert _call(client, cloud, auth).status_code == 200
    clock.now = START + timedelta(hours=24, minutes=1)
    with pytest.raises(IamTokenError, match="503"):
        _call(client, cloud, auth)


def test_a_thread_goes_on_after_another_lost_its_connection(client: httpx.Client, cloud: Cloud) -> None:
    auth = IamToken(_account(cloud), clock=Clock())
    broken = httpx.MockTransport(lambda request: (_ for _ in ()).throw(httpx.ConnectError("reset", request=request)))
    with httpx.Client(transport=broken) as other, pytest.raises(httpx.ConnectError):
        _call(other, cloud, auth)
    assert _call(client, cloud, auth).status_code == 200


def test_the_project_comes_with_the_token(client: httpx.Client, cloud: Cloud) -> None:
    auth = IamToken(_account(cloud), clock=Clock())
    assert [auth.project_id(client), auth.project_id(client)] == ["a-project"] * 2
    _call(client, cloud, auth)
    assert len(cloud.asked) == 1


def test_a_token_outlives_its_auth_but_not_the_password(client: httpx.Client, cloud: Cloud) -> None:
    tokens = IamTokens()
    for account in (_account(cloud), _account(cloud), _account(cloud, password="another")):  # noqa: S106 - invented
        _call(client, cloud, IamToken(account, clock=Clock(), tokens=tokens))
    assert cloud.called == ["1", "1", "2"]


def test_the_token_is_asked_for_within_the_calls_time_limit(cloud: Cloud) -> None:
    seen: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(500)

    with httpx.Client(transport=httpx.MockTransport(answer), timeout=7) as client:
        auth = IamToken(_account(cloud), clock=Clock())
        for ask in (lambda: auth.project_id(client), lambda: _call(client, cloud, auth)):
            with pytest.raises(IamTokenError):
                ask()
    assert seen == [dict.fromkeys(("connect", "read", "write", "pool"), 7)] * 2


@pytest.mark.parametrize(
    ("status", "code", "text", "refused"),
    [
        (401, "APIG.0301", "token expires, expires_at:2025-01-02", True),
        (401, "APIG.0301", "decrypt token fail", True),
        (401, "APIG.0301", "verify aksk signature fail", False),
        (401, "APIG.0301", "the account is frozen", False),
        (403, "APIG.0307", "", True),
        (403, "ModelArts.0203", "", True),
        (403, "ModelArts.4103", "", True),
        (403, "APIG.0302", "", False),
        (400, "AIS.0103", "", False),
    ],
)
def test_only_what_a_new_token_mends_counts_as_refused(status: int, code: str, text: str, refused: bool) -> None:
    assert token_is_refused(status, json.dumps({"error_code": code, "error_msg": text}).encode()) is refused


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'"text"'])
def test_without_a_code_the_status_decides(body: bytes) -> None:
    assert [token_is_refused(status, body) for status in (401, 403, 500)] == [True, False, False]


def test_no_secret_shows_anywhere(client: httpx.Client, cloud: Cloud) -> None:
    tokens = IamTokens()
    account = _account(cloud)
    auth = IamToken(account, clock=Clock(), tokens=tokens)
    answer = _call(client, cloud, auth)
    place = tokens.place(account)
    shown = f"{auth!r} {account!r} {account} {tokens!r} {place!r} {place.token!r} {answer!r}"
    assert "a-password" not in shown
    assert "MMMM" not in shown
