"""Who calls Huawei Cloud: accounts, the IAM token endpoint, and the locks after wrong passwords and signatures."""

import json
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.simulators import huawei_signature
from tests.simulators.records import Answer, Asked, Refused, json_answer

TOKEN_PATH = "/v3/auth/tokens"  # noqa: S105 - a path, not a secret
CLOCK_SECONDS = 15 * 60
WRONG_SIGNATURES = 5
SIGNATURE_LOCK_SECONDS = 5 * 60
WRONG_PASSWORDS = 5
PASSWORD_LOCK_SECONDS = 15 * 60
TOKEN_CHARACTERS = 4_000


@dataclass
class HuaweiAccount:
    """An IAM user with both ways to sign in, and the state of the account; tests change it while the service runs."""

    domain: str = "ocr-account"
    user: str = "ocr-user"
    password: str = "not-a-real-password"  # noqa: S105 - invented
    access_key: str = "OCRDESKFAKEAK0000001"
    secret_key: str = "ocrdeskFakeSk/Abcdefghijklmnopqrstuvwxyz01"  # noqa: S105 - invented
    security_token: str = ""
    """The X-Security-Token that must come with a temporary key."""
    project_id: str = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
    programmatic: bool = True
    """Whether the IAM user may call at all, not only sign in to the console."""
    permitted: bool = True
    state: str = ""
    """The code that every well-signed call is refused with."""
    not_opened: frozenset[str] = frozenset()
    """APIs that were not opened in the console."""


@dataclass
class Token:
    """A token that was handed out."""

    account: HuaweiAccount
    expires: float
    project: str
    void: bool = False


@dataclass
class _Failures:
    in_a_row: int = 0
    locked_until: float = 0.0

    def note(self, now: float, most: int, seconds: float) -> None:
        self.in_a_row += 1
        if self.in_a_row >= most:
            self.in_a_row, self.locked_until = 0, now + seconds


@dataclass
class Identity:
    """The accounts of one region, and the tokens they hold."""

    accounts: Sequence[HuaweiAccount]
    region: str
    token_seconds: float = 24 * 3600
    tokens: dict[str, Token] = field(default_factory=dict)
    passwords: dict[str, _Failures] = field(default_factory=lambda: defaultdict(_Failures))
    signatures: dict[str, _Failures] = field(default_factory=lambda: defaultdict(_Failures))

    def give_token(self, asked: Asked, given: Mapping[str, Any], request_id: str) -> Answer:
        """The IAM endpoint's answer: 201 and the token in a header."""
        user, password, domain, project = _asked_for(given)
        account = self._account(user, domain)
        failures = self.passwords[account.domain]
        if failures.locked_until > asked.time:
            raise Refused("IAM 401", "The account is locked.")
        if password != account.password:
            failures.note(asked.time, WRONG_PASSWORDS, PASSWORD_LOCK_SECONDS)
            raise Refused("IAM 401", "The username or password is wrong.")
        failures.in_a_row = 0
        if not account.programmatic:
            raise Refused("IAM 403", "only supports console access")
        text = "MII" + secrets.token_hex(TOKEN_CHARACTERS // 2)
        expires = asked.time + self.token_seconds
        self.tokens[text] = Token(account, expires, project)
        body = {"token": _described(account, asked.time, expires, project)}
        return json_answer(201, body, x_subject_token=text, x_request_id=request_id)

    def holder(self, asked: Asked) -> HuaweiAccount:
        """Who signed this call, with a token or a key; Refused if nobody known did."""
        if asked.header("Authorization"):
            return self._signer(asked)
        if "x-auth-token" not in asked.headers:
            raise Refused("APIG.0301", "x-auth-token not found")
        text = asked.header("X-Auth-Token")
        if not text:
            raise Refused("ModelArts.4101")
        token = self.tokens.get(text)
        if token is None:
            raise Refused("APIG.0301", "decrypt token fail")
        if token.expires <= asked.time:
            expired = _moment(token.expires)
            raise Refused("APIG.0301", f"Incorrect IAM authentication information: token expires, expires_at:{expired}")
        if token.void:
            raise Refused("ModelArts.4103")
        if not token.project:
            raise Refused("ModelArts.0212")
        if token.project != self.region:
            raise Refused("APIG.0307")
        return token.account

    def _signer(self, asked: Asked) -> HuaweiAccount:
        written = huawei_signature.read(asked.header("Authorization"))
        if written is None:
            raise Refused("APIG.0303")
        if not {"host", "x-sdk-date", "content-type"} <= set(written.names):
            raise Refused("APIG.0301", "verify aksk signature fail")
        self._check_clock(asked)
        account = next((one for one in self.accounts if one.access_key == written.access_key), None)
        failures = self.signatures[written.access_key]
        locked = failures.locked_until > asked.time
        if locked or account is None or not _verified(asked, written, account):
            if not locked:
                failures.note(asked.time, WRONG_SIGNATURES, SIGNATURE_LOCK_SECONDS)
            raise Refused("APIG.0301", "verify aksk signature fail")
        failures.in_a_row = 0
        return account

    def _check_clock(self, asked: Asked) -> None:
        try:
            sent = datetime.strptime(asked.header("X-Sdk-Date"), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError as error:
            raise Refused("APIG.0301", "verify aksk signature fail") from error
        if abs(sent.timestamp() - asked.time) > CLOCK_SECONDS:
            raise Refused("APIGW.0303", "Incorrect app authentication information: x-sdk-date is expired", 401)

    def _account(self, user: str, domain: str) -> HuaweiAccount:
        for account in self.accounts:
            if (user, domain) == (account.user, account.domain):
                return account
            if (domain, user) == (account.user, account.domain):
                raise Refused("IAM 401", "The userInfo is wrong")
        raise Refused("IAM 401", "The username or password is wrong.")


def read_json(body: bytes, code: str) -> dict[str, Any]:
    """A JSON object; Refused with the code if it is none."""
    try:
        given = json.loads(body)
    except ValueError as error:
        raise Refused(code) from error
    if not isinstance(given, dict):
        raise Refused(code)
    return given


def _verified(asked: Asked, written: huawei_signature.Written, account: HuaweiAccount) -> bool:
    query = huawei_signature.canonical_query(huawei_signature.query_pairs(asked.query))
    signed = {name: asked.header(name) for name in written.names}
    path = huawei_signature.canonical_path(asked.path)
    canonical = huawei_signature.canonical_request(asked.method, path, query, signed, asked.body)
    expected = huawei_signature.signature(account.secret_key, asked.header("X-Sdk-Date"), canonical)
    in_order = list(written.names) == sorted(written.names)
    token_fits = asked.header("X-Security-Token") == account.security_token
    return in_order and token_fits and secrets.compare_digest(expected, written.signature)


def _asked_for(given: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """User, password, account and project that a token is asked for."""
    try:
        identity = given["auth"]["identity"]
        user = identity["password"]["user"]
        scope = given["auth"].get("scope") or {}
        project = scope["project"]["name"] if "project" in scope else ""
        if identity["methods"] == ["password"]:
            return str(user["name"]), str(user["password"]), str(user["domain"]["name"]), str(project)
    except (KeyError, TypeError, AttributeError):
        pass
    raise Refused("IAM 400", "The request body is invalid.")


def _described(account: HuaweiAccount, issued: float, expires: float, project: str) -> dict[str, Any]:
    domain = {"id": "d0", "name": account.domain}
    described: dict[str, Any] = {
        "expires_at": _moment(expires),
        "issued_at": _moment(issued),
        "methods": ["password"],
        "catalog": [],
        "roles": [{"id": "0", "name": "te_admin"}],
        "user": {"id": "u0", "name": account.user, "domain": domain, "password_expires_at": ""},
    }
    return described | ({"project": {"id": account.project_id, "name": project, "domain": domain}} if project else {})


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
