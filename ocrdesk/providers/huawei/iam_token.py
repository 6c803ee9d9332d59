"""Signs calls to Huawei Cloud with a token that IAM gives for a user's password."""

import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import httpx

from ocrdesk.providers.web.wire import HttpAnswer, SignInRefused

LIFE = timedelta(hours=24)
RENEWED_BEFORE_END = timedelta(minutes=30)
TOKEN_REFUSED = frozenset(
    {"APIG.0307", "ModelArts.0203", "ModelArts.0212", "ModelArts.4101", "ModelArts.4102", "ModelArts.4103"}
)
TOKEN_REFUSED_BY_MESSAGE = {"APIG.0301": ("token expires", "decrypt token fail", "x-auth-token not found")}
"""APIG.0301 also says that an account is frozen or a key is wrong: no new token mends that."""


OWN_PROJECT = "own-project"
"""Stands in an address for the project of the token, which is not known before there is one."""


class IamTokenError(SignInRefused):
    """IAM gave no token. `status`, `body` and `date` are its answer's, for the provider's failures to name."""

    def __init__(self, status: int, body: bytes, date: str = "") -> None:
        self.status, self.body, self.date = status, body, date
        super().__init__(HttpAnswer(status, {"date": date} if date else {}, _json(body)))


@dataclass(frozen=True, slots=True)
class IamAccount:
    """Who asks for a token, and for which region: `account` is the main account's name, `user` the IAM user's.

    `endpoint` replaces IAM's address in a private deployment.
    """

    region: str
    account: str
    user: str
    password: str = field(repr=False)
    endpoint: str = ""

    @property
    def url(self) -> str:
        root = self.endpoint.rstrip("/") or f"https://iam.{self.region}.myhuaweicloud.com"
        return f"{root}/v3/auth/tokens?nocatalog=true"

    @property
    def body(self) -> bytes:
        """The region is the token's scope: a token without one is refused (ModelArts.0212)."""
        user = {"name": self.user, "password": self.password, "domain": {"name": self.account}}
        identity = {"methods": ["password"], "password": {"user": user}}
        auth = {"identity": identity, "scope": {"project": {"name": self.region}}}
        return json.dumps({"auth": auth}, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Token:
    """A token, the project in which it holds, and its end by this computer's clock."""

    text: str = field(repr=False)
    project_id: str
    end: datetime


@dataclass(slots=True, repr=False)
class _Place:
    """One account's token; whoever holds the lock may fetch a new one."""

    lock: Lock = field(default_factory=Lock)
    token: Token | None = None
    fetches: int = 0
    failure: IamTokenError | None = None


class IamTokens:
    """The tokens of this run, in memory only: they outlive a change of settings that keeps the account.

    The password counts as part of the account, so that a mistyped one does not seem right.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._places: dict[IamAccount, _Place] = {}

    def place(self, account: IamAccount) -> _Place:
        """Where that account's token is kept."""
        with self._lock:
            return self._places.setdefault(account, _Place())


class IamToken(httpx.Auth):
    """Adds the token; fetches it through the same client when there is none, it ends soon, or it is refused.

    For `httpx.Client`, from any thread: one thread fetches while the others wait for that token, or for that
    failure, since each wrong password brings the account nearer to its lock. A call whose token is refused is
    sent once more with a new one. `clock` tells the time with its zone. Raises IamTokenError.
    """

    def __init__(self, account: IamAccount, *, clock: Callable[[], datetime], tokens: IamTokens | None = None) -> None:
        self._account = account
        self._clock = clock
        self._place = (tokens or IamTokens()).place(account)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        timeout = request.extensions.get("timeout", {})
        token = yield from self._valid_token(timeout)
        request.headers["X-Auth-Token"] = token.text
        request.url = request.url.copy_with(path=request.url.path.replace(OWN_PROJECT, token.project_id))
        response = yield request
        if response.is_error and token_is_refused(response.status_code, response.read()):
            token = yield from self._valid_token(timeout, refused=token)
            request.headers["X-Auth-Token"] = token.text
            yield request

    def project_id(self, client: httpx.Client) -> str:
        """The region's project, which the addresses of calls name. Fetches a token if there is none."""
        flow = self._valid_token(client.timeout.as_dict())
        try:
            request = next(flow)
            while True:
                request = flow.send(client.send(request, auth=None))
        except StopIteration as done:
            token: Token = done.value
            return token.project_id
        finally:
            flow.close()

    def _valid_token(
        self, timeout: Mapping[str, Any], refused: Token | None = None
    ) -> Generator[httpx.Request, httpx.Response, Token]:
        place, fetches_seen = self._place, self._place.fetches
        with place.lock:
            held = None if place.token is refused else place.token
            if held and held.end - self._clock() > RENEWED_BEFORE_END:
                return held
            if place.failure and place.fetches != fetches_seen:
                raise IamTokenError(place.failure.status, place.failure.body, place.failure.date)
            response = yield self._token_request(timeout)
            place.fetches += 1
            place.token = place.failure = None
            try:
                place.token = self._token(response)
            except IamTokenError as error:
                if held is None or held.end <= self._clock() or not response.is_server_error:
                    place.failure = error
                    raise
                place.token = held  # IAM is ill, not the account: the old token lasts a while yet
            return place.token

    def _token_request(self, timeout: Mapping[str, Any]) -> httpx.Request:
        kind = {"Content-Type": "application/json"}
        return httpx.Request(
            "POST", self._account.url, headers=kind, content=self._account.body, extensions={"timeout": timeout}
        )

    def _token(self, response: httpx.Response) -> Token:
        body, date = response.read(), response.headers.get("Date", "")
        text = response.headers.get("X-Subject-Token", "")
        if not response.is_success or not text:
            raise IamTokenError(response.status_code, body, date)
        try:
            token = json.loads(body)["token"]
            now = self._clock()
            return Token(text, str(token["project"]["id"]), now + life(token, now))
        except (ValueError, KeyError, TypeError) as exc:
            raise IamTokenError(response.status_code, body, date) from exc


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def life(token: Mapping[str, Any], now: datetime) -> timedelta:
    """From issue to end, both by IAM's clock, since this computer's may be wrong."""
    try:
        end = datetime.fromisoformat(token["expires_at"])
        issued = datetime.fromisoformat(token["issued_at"]) if "issued_at" in token else now
        return min(end - issued, LIFE)
    except (KeyError, TypeError, ValueError):
        return LIFE


def token_is_refused(status: int, body: bytes) -> bool:
    """Whether a new token may mend an answer; a code known from the body counts more than the status."""
    try:
        answer = json.loads(body)
        code, text = str(answer["error_code"]).replace("APIGW.", "APIG."), str(answer.get("error_msg", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return status == httpx.codes.UNAUTHORIZED
    if code in TOKEN_REFUSED_BY_MESSAGE:
        return any(part in text.lower() for part in TOKEN_REFUSED_BY_MESSAGE[code])
    return code in TOKEN_REFUSED or status == httpx.codes.UNAUTHORIZED
