"""What each refusal of Huawei Cloud means: gateway, platform, OCR services and IAM have codes of their own."""

from ocrdesk.i18n import N_
from ocrdesk.providers.web.failures import NEVER, FailureKind, FailureRow, Mending, Retry

_CALL, _KEYS, _PERMISSION = FailureKind.CALL, FailureKind.CREDENTIALS, FailureKind.PERMISSION
_NOT_OPENED, _THROTTLED = FailureKind.NOT_SUBSCRIBED, FailureKind.THROTTLED
_PICTURE, _NOT_FOUND = FailureKind.PICTURE, FailureKind.NOT_FOUND
_NETWORK, _SERVER = FailureKind.NETWORK, FailureKind.SERVER

_SUPPORT = N_("Update OCRDesk; if it stays so, copy the details and send them to support.")
_SERVICE = N_("Give the request number in the details to the service's support.")
_LATER = N_("Try again later.")
_SLOWER = N_("OCRDesk goes slower by itself. If it happens often, lower the calls a second in the settings.")
_REGION = N_("Check region and project ID in the settings: both must be those where the service was opened.")
_SIGN_IN = N_("Check user name, password, account name and region in the settings.")
_FITTED = N_("OCRDesk fits pictures by itself; save this one smaller and try again.")
_GRANT = N_("The administrator grants the IAM user the policy OCR FullAccess in 统一身份认证 (IAM).")
_KEYS_AND_CLOCK = N_("Check AK and SK in the settings, and this computer's clock.")
_AS_FILE = N_("Drop the picture itself in, not its address.")
_ADDRESS_RULES = N_("Add the office's IP address to the access rules in 统一身份认证 (IAM).")
_SET_CLOCK = N_("Set this computer's clock, or choose the service's clock in this service's settings.")

_WAIT = N_("Wait 15 minutes, then go on.")

_TOKEN = Retry(mending=Mending.TOKEN)
_OFTEN = Retry(3, 5)
_ONCE = Retry(1, 5)
_PAUSED = Retry(3, 2, 5)


def _rows(codes: str, kind: FailureKind, cause: str, remedy: str, retry: Retry = NEVER) -> tuple[FailureRow, ...]:
    """One row for each of several codes that mean the same."""
    return tuple(FailureRow(code, kind, cause, remedy, retry) for code in codes.split())


GATEWAY = (
    FailureRow("APIG.0301", _KEYS, N_("The token could not be decrypted"), _SIGN_IN, _TOKEN, "decrypt token fail"),
    FailureRow("APIG.0301", _CALL, N_("The call carried no X-Auth-Token"), _SUPPORT, _TOKEN, "x-auth-token not found"),
    FailureRow("APIG.0301", _KEYS, N_("The token has expired"), _SIGN_IN, _TOKEN, "token expires"),
    FailureRow(
        "APIG.0301",
        _KEYS,
        N_("AK or SK is wrong"),
        N_("Copy both again without blanks. After five wrong calls the key is locked for five minutes: wait for that."),
        NEVER,
        "verify aksk signature fail",
    ),
    FailureRow(
        "APIG.0301",
        _KEYS,
        N_("IAM refused the account"),
        N_("See in the console whether the account is frozen or in arrears."),
    ),
    FailureRow("APIG.0101", _CALL, N_("The interface is not at this address: project ID or region"), _REGION),
    *_rows("APIG.0103 APIG.0104 APIG.0105", _SERVER, N_("The service's gateway is not set up"), _SERVICE),
    FailureRow("APIG.0106", _CALL, N_("The gateway could not put the call together"), _SUPPORT),
    FailureRow("APIG.0201", _SERVER, N_("The service timed out"), _LATER, _OFTEN, "(504)"),
    FailureRow("APIG.0201", _PICTURE, N_("The request is too large"), _FITTED, NEVER, "(413)"),
    FailureRow("APIG.0201", _CALL, N_("The request's headers are too large"), _SUPPORT, NEVER, "(414)"),
    FailureRow("APIG.0201", _CALL, N_("The request's headers are too large"), _SUPPORT, NEVER, "(494)"),
    FailureRow("APIG.0201", _SERVER, N_("The service is not available"), _LATER, _OFTEN, "(502)"),
    FailureRow("APIG.0201", _CALL, N_("The request's form is not valid"), _SUPPORT, NEVER, "(400)"),
    *_rows("APIG.0202 APIG.0203", _SERVER, N_("The service is not available or timed out"), _LATER, _OFTEN),
    FailureRow("APIG.0302", _PERMISSION, N_("The IAM user may not do this"), _GRANT),
    *_rows("APIG.0303 APIG.0304 APIG.0305 APIG.0306", _KEYS, N_("The way of signing in is wrong"), _KEYS_AND_CLOCK),
    FailureRow("APIG.0307", _KEYS, N_("The token must be renewed, or belongs to another region"), _REGION, _TOKEN),
    FailureRow("APIG.0308", _THROTTLED, N_("More calls than the service allows: flow control"), _SLOWER, _PAUSED),
    *_rows("APIG.0401 APIG.0402", _PERMISSION, N_("This computer's IP address is not allowed"), _ADDRESS_RULES),
)
PLATFORM = (
    FailureRow("ModelArts.0203", _KEYS, N_("The token is not valid"), _SIGN_IN, _TOKEN),
    FailureRow("ModelArts.0212", _CALL, N_("The token names no project"), _REGION, _TOKEN),
    FailureRow("ModelArts.4101", _CALL, N_("The token is empty"), _SUPPORT, _TOKEN),
    FailureRow("ModelArts.4102", _KEYS, N_("The token cannot be understood"), _SIGN_IN, _TOKEN),
    FailureRow("ModelArts.4103", _KEYS, N_("The token does not hold"), _SIGN_IN, _TOKEN),
    FailureRow("ModelArts.4104", _PICTURE, N_("The request's length is not valid"), _FITTED),
    FailureRow("ModelArts.4105", _CALL, N_("The request is not JSON"), _SUPPORT),
    *_rows("ModelArts.4201 ModelArts.4202", _CALL, N_("The address of the call is not right"), _REGION),
    FailureRow("ModelArts.4203", _PERMISSION, N_("The account may not use this interface"), _GRANT),
    FailureRow(
        "ModelArts.4204",
        _NOT_OPENED,
        N_("This interface was not opened in this region by this account"),
        N_("Open it in the console (文字识别 OCR), in the same region and account, then go on."),
    ),
    *_rows("ModelArts.4301 ModelArts.4302", _SERVER, N_("The platform could not pass the call on"), _LATER, _ONCE),
    FailureRow("ModelArts.4401", _THROTTLED, N_("Too many calls at once"), _SLOWER, _PAUSED),
    *_rows("ModelArts.4402 ModelArts.4403", _SERVER, N_("What stands behind the platform timed out"), _LATER, _OFTEN),
    *_rows("ModelArts.4502 ModelArts.4505", _SERVER, N_("What stands behind the platform failed"), _LATER, _ONCE),
    *_rows(
        "ModelArts.4503 ModelArts.4504 ModelArts.4506 ModelArts.4508",
        _SERVER,
        N_("The service is not there or was stopped"),
        _REGION,
    ),
    FailureRow("ModelArts.4601", _CALL, N_("The picture's address is not allowed"), _AS_FILE),
    FailureRow("ModelArts.4603", _NETWORK, N_("The picture could not be fetched from its address"), _AS_FILE),
    *_rows("ModelArts.4702 ModelArts.4703", _PERMISSION, N_("OBS gave no right to the picture"), _AS_FILE),
    FailureRow("ModelArts.4704", _NETWORK, N_("The picture could not be fetched from OBS"), _AS_FILE),
    FailureRow("ModelArts.4705", _PICTURE, N_("The OBS file is too large"), _AS_FILE),
    FailureRow("ModelArts.4706", _CALL, N_("The OBS file is not there"), _AS_FILE),
)
SERVICES = (
    FailureRow("AIS.0101", _CALL, N_("A parameter of the call is not valid"), _SUPPORT),
    FailureRow(
        "AIS.0102",
        _PICTURE,
        N_("The picture's format is not supported"),
        N_("Save the picture anew as JPG or PNG, then drop it in again."),
    ),
    FailureRow("AIS.0103", _PICTURE, N_("The picture's size in pixels is outside the limits"), _FITTED),
    FailureRow(
        "AIS.0104",
        _NOT_FOUND,
        N_("The picture is not of this kind, or too poor"),
        N_("Check the document type that was chosen, or scan the paper again."),
    ),
    FailureRow("AIS.0105", _SERVER, N_("Recognition failed"), _LATER, Retry(1, 3)),
    *_rows("AIS.0117 AIS.0119 AIS.0120 AIS.0121", _CALL, N_("A custom template is not right"), _SUPPORT),
    FailureRow("AIS.0118", _SERVER, N_("The tax office's interface is down"), _LATER, Retry(1, 7200)),
    FailureRow(
        "AIS.0122",
        _NOT_FOUND,
        N_("The picture shows the same side of two cards"),
        N_("Put one front and one back into a picture, or one card alone."),
    ),
)
IAM = (
    FailureRow(
        "IAM 401",
        _KEYS,
        N_("User name or password is wrong"),
        N_("Use an IAM user, not a HUAWEI ID, and check the account name. Wrong passwords lock the account."),
        NEVER,
        "The username or password is wrong",
    ),
    FailureRow("IAM 401", _KEYS, N_("The account is locked"), _WAIT, NEVER, "The account is locked"),
    FailureRow(
        "IAM 401",
        _KEYS,
        N_("User name or account name is not right"),
        N_("The user name is the IAM user's, the account name the main account's."),
        NEVER,
        "The userInfo is wrong",
    ),
    FailureRow("IAM 401", _KEYS, N_("IAM refused the sign-in"), _SIGN_IN),
    FailureRow(
        "IAM 403",
        _PERMISSION,
        N_("The user may not sign in from programs"),
        N_("The administrator turns programmatic access on for the IAM user."),
    ),
)
WITHOUT_CODE = (
    FailureRow("HTTP 401", _KEYS, N_("The sign-in no longer holds: the token is void"), _SIGN_IN, _TOKEN),
    FailureRow("HTTP 403", _PERMISSION, N_("A permission is missing"), _GRANT),
    FailureRow("HTTP 429", _SERVER, N_("The service's gateway has trouble"), _LATER, _OFTEN),
    FailureRow("HTTP 5*", _SERVER, N_("The service's gateway has trouble"), _LATER, _OFTEN),
    FailureRow("HTTP *", _CALL, N_("The service refused the call"), _REGION),
)
FAMILIES = (
    FailureRow("AIS.*", _CALL, N_("The service refused the call"), _SUPPORT),
    FailureRow("ModelArts.*", _SERVER, N_("The platform refused the call"), _LATER),
    FailureRow("APIG.*", _SERVER, N_("The gateway refused the call"), _LATER),
    FailureRow("IAM *", _KEYS, N_("IAM refused the sign-in"), _SIGN_IN),
)
"""For codes that are in no list."""

ROWS: tuple[FailureRow, ...] = (*GATEWAY, *PLATFORM, *SERVICES, *IAM, *WITHOUT_CODE, *FAMILIES)

CLOCK_OFF = FailureRow(
    "APIG.0303",
    FailureKind.CLOCK,
    N_("This computer's clock is more than 15 minutes off"),
    _SET_CLOCK,
    Retry(mending=Mending.CLOCK),
)
"""The gateway gives a wrong clock the code of a wrong signature: the answer's own time tells the two apart."""
