"""What each refusal of CTYUN means: the gateway's codes, and two numberings of the OCR services' own."""

from ocrdesk.i18n import N_
from ocrdesk.providers.web.failures import NEVER, FailureKind, FailureRow, Mending, Retry

_CALL, _KEYS, _PERMISSION = FailureKind.CALL, FailureKind.CREDENTIALS, FailureKind.PERMISSION
_QUOTA, _NOT_OPENED = FailureKind.QUOTA, FailureKind.NOT_SUBSCRIBED
_PICTURE, _NOT_FOUND, _SERVER = FailureKind.PICTURE, FailureKind.NOT_FOUND, FailureKind.SERVER

_SUPPORT = N_("Update OCRDesk; if it stays so, copy the details and send them to support.")
_ADDRESS = N_("Check this service's address in the settings; empty is the service's own.")
_LATER = N_("Try again later.")
_PACK = N_("Buy a pack in the console (文字识别 › 购买), then go on.")
_OTHER_FILE = N_("Save the picture anew as JPG or PNG, then drop it in again.")
_FITTED = N_("OCRDesk fits pictures by itself; save this one smaller and try again.")

_FEWER = N_("Lower the pages in one call in the settings.")

_ONCE_LATER = Retry(1, 5)
_ALPHABET = Retry(mending=Mending.ALPHABET)


def _rows(codes: str, kind: FailureKind, cause: str, remedy: str, retry: Retry = NEVER) -> tuple[FailureRow, ...]:
    """One row for each of several codes that mean the same in the two numberings."""
    return tuple(FailureRow(f"AI_OP_{code}", kind, cause, remedy, retry) for code in codes.split())


NO_LICENCE = FailureRow(
    "(licence) license_type = Not Business License",
    _NOT_FOUND,
    N_("The picture shows no business licence"),
    N_("Check the document type that was chosen for this page."),
)
NO_PLATE = FailureRow(
    "(plate) number of plate licenses = 0",
    _NOT_FOUND,
    N_("No licence plate was found in the picture"),
    N_("This service reads blue, single-row yellow and green plates only."),
)

ROWS: tuple[FailureRow, ...] = (
    FailureRow(
        "10002", _KEYS, N_("The AccessKey is wrong"), N_("Copy it again from 个人中心 › 安全设置 › 用户 AccessKey.")
    ),
    FailureRow(
        "10020",
        _KEYS,
        N_("The signature is wrong: SecurityKey or clock"),
        N_("Copy the SecurityKey again, and set this computer's clock right."),
        Retry(mending=Mending.TIME_BASE),
    ),
    FailureRow("40002", _CALL, N_("The call names no AppKey"), _SUPPORT),
    FailureRow("40006", _KEYS, N_("The AppKey is not valid"), N_("Copy it again from 控制台 › 我的应用.")),
    FailureRow("40008", _CALL, N_("This kind of request is not supported"), _SUPPORT),
    FailureRow(
        "40009",
        _PERMISSION,
        N_("The application does not allow this computer's address"),
        N_("Add the office's IP address to the application in the console."),
    ),
    FailureRow(
        "40010",
        _PERMISSION,
        N_("The interface does not allow this computer's address"),
        N_("Add the office's IP address to the interface in the console."),
    ),
    FailureRow("50000", _SERVER, N_("The service had an internal error"), _LATER, _ONCE_LATER),
    FailureRow("50001", _SERVER, N_("The service is not registered at this address"), _ADDRESS),
    FailureRow(
        "50002",
        _NOT_OPENED,
        N_("The application has not opened this capability"),
        N_("Add the capability to the application in 控制台 › 我的应用, then go on."),
    ),
    FailureRow("50003", _CALL, N_("The address is not one of the interface"), _ADDRESS),
    FailureRow("51001", _QUOTA, N_("The pack has expired"), _PACK),
    FailureRow(
        "51002",
        _NOT_OPENED,
        N_("This paid interface has no pack yet"),
        N_("Claim the free calls or buy a pack in the console, then go on."),
    ),
    FailureRow("51003", _QUOTA, N_("The calls of the pack are used up"), _PACK),
    FailureRow(
        "HTTP 3xx",
        FailureKind.NETWORK,
        N_("The call was sent elsewhere, by a proxy or a sign-in page"),
        N_("Check the proxy under Settings, Network, and whether the network wants a sign-in."),
    ),
    FailureRow("HTTP 4xx", _CALL, N_("The service refused the call"), _SUPPORT),
    FailureRow(
        "HTTP 429 or a rate message",
        FailureKind.THROTTLED,
        N_("More calls a second than the service allows"),
        N_("The service asks not to be called again at once. Wait a moment, then press Go on; OCRDesk goes slower."),
    ),
    FailureRow("HTTP 5xx", _SERVER, N_("The service has trouble of its own"), _LATER, _ONCE_LATER),
    *_rows("400001 4013", _CALL, N_("The path of the address is wrong"), _ADDRESS),
    *_rows("400002 4012", _CALL, N_("The request's method is wrong"), _SUPPORT),
    *_rows("400003", _CALL, N_("The request is empty"), _SUPPORT),
    *_rows("400004 4001", _CALL, N_("The request is not JSON"), _SUPPORT),
    *_rows("400005 4002", _CALL, N_("The request has the wrong form"), _SUPPORT),
    *_rows("400006 4003", _CALL, N_("The request lacks a parameter"), _SUPPORT),
    *_rows("400007", _CALL, N_("The request has a parameter too many"), _SUPPORT),
    *_rows("400008 4004", _CALL, N_("A parameter of the request has the wrong type"), _SUPPORT),
    FailureRow("AI_OP_400009", _CALL, N_("The request holds no picture"), _SUPPORT, NEVER, "general"),
    FailureRow("AI_OP_400009", _CALL, N_("The request's Action is wrong"), _SUPPORT, NEVER, "business"),
    *_rows("4005", _CALL, N_("The request holds no picture"), _SUPPORT),
    *_rows("400010", _PICTURE, N_("The picture is empty or cannot be decoded"), _OTHER_FILE),
    *_rows("400011 4008", _PICTURE, N_("The picture's encoding was not understood"), _OTHER_FILE, _ALPHABET),
    *_rows("400012 4009", _PICTURE, N_("The picture's format is not accepted"), _OTHER_FILE),
    *_rows("400013 4010", _PICTURE, N_("The picture is too large in bytes"), _FITTED),
    *_rows("400014 410001", _PICTURE, N_("The picture cannot be decoded"), _OTHER_FILE),
    *_rows("400015 410002 4011", _PICTURE, N_("The picture has too many or too few pixels"), _FITTED),
    *_rows(
        "400018 4006",
        _CALL,
        N_("More than 50 pictures in one call"),
        N_("Lower the pages in one call in the settings."),
    ),
    *_rows("500001 5000", _SERVER, N_("The recognition service had an error"), _LATER, _ONCE_LATER),
    NO_LICENCE,
    NO_PLATE,
)

OTHER: dict[FailureKind, FailureRow] = {
    _CALL: FailureRow("4*", _CALL, N_("The service refused the call"), _SUPPORT),
    _SERVER: FailureRow("5*", _SERVER, N_("The service has trouble of its own"), _LATER, _ONCE_LATER),
}
"""For codes that are in no list: the first digit tells whose fault it is."""
