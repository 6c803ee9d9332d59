"""What each refusal of Tencent Cloud means: one row for each code, and one for each family of unknown codes."""

from ocrdesk.i18n import N_
from ocrdesk.providers.web.failures import FailureKind, FailureRow, Mending, Retry

_CALL, _KEYS, _CLOCK = FailureKind.CALL, FailureKind.CREDENTIALS, FailureKind.CLOCK
_PERMISSION, _QUOTA, _THROTTLED = FailureKind.PERMISSION, FailureKind.QUOTA, FailureKind.THROTTLED
_PICTURE, _NOT_FOUND = FailureKind.PICTURE, FailureKind.NOT_FOUND
_NETWORK, _SERVER = FailureKind.NETWORK, FailureKind.SERVER

_UPDATE = N_("Update OCRDesk; if it stays so, copy the details and send them to support.")
_DEFAULTS = N_("Set this service's options back to their defaults. If it stays so, copy the details for support.")
_LATER = N_("Try again later.")
_LATER_WITH_NUMBER = N_("Try again later; if it stays so, give the request number in the details to the service.")
_KEY_AGAIN = N_("Copy it again from the console: 访问管理 › API 密钥 (CAM, API keys).")
_KEY_STATE = N_("See in the console whether the key is there and enabled, then copy it again without blanks around it.")
_MFA = N_("Use a key that is not bound to multi-factor authentication.")
_SET_CLOCK = N_("Set this computer's clock, or choose the service's clock in this service's settings.")
_NEW_TOKEN = N_("Get a new temporary key with its token, or leave the token empty for a lasting key.")
_GRANT = N_(
    "The owner of the main account grants the policy QcloudOCRFullAccess or QcloudOCRReadOnlyaccess in 访问管理 (CAM)."
)
_ALLOW_ADDRESS = N_("Change the key's rule on addresses in the console (CAM).")
_REGION = N_("Choose 华南地区（广州） (ap-guangzhou) as the region in this service's settings.")
_PAY = N_("Top up the account in the console, then go on.")
_TOMORROW = N_("Go on tomorrow, or raise the limit in the console.")
_RAISE = N_("Raise the quota in the console, then go on.")
_PACK = N_("Buy a pack or switch post-payment on in the console, then go on.")
_OPEN = N_("Open 文字识别 (OCR) in the console, then go on.")
_CHARGE = N_(
    "See in the console, in this order: is the service opened, is something left of the pack, is post-payment on? "
    "Just opened, it takes five minutes."
)
_SLOWER = N_(
    "OCRDesk goes slower by itself. If it happens often, lower the calls a second, or buy more in the console."
)
_SHARED = N_("Other programs share the account. Wait, lower the calls a second, or buy more in the console.")
_SAVE_ANEW = N_("Save it anew as JPG or PNG, then drop it in again.")
_OTHER_PICTURE = N_("Choose another picture.")
_SHARPER = N_("Take the picture again, sharp and straight, or scan it at 300 dpi.")
_CLOSER = N_("Go closer: the paper should fill two thirds of the picture.")
_KIND = N_("See whether the document type is the right one.")
_KIND_OR_CLOSER = N_("See whether the document type is the right one, or cut the picture closer to the paper.")
_SIDE = N_("Turn the paper over, or let the program find out the document type.")
_ONE_CARD = N_("Put one paper, or one front and one back, into a picture.")
_BY_EYE = N_("Take the picture again, flat and sharp, and compare the values with the paper.")
_SMALLER = N_("Send smaller pictures, or try again later.")
_LARGE = N_("Save it smaller, or at a lower resolution; large uploads may be allowed in this service's settings.")
_SPLIT = N_("Cut the page into parts, and switch off the pictures that are cut out.")
_PROXY = N_("See whether a proxy stands in between; otherwise try again later.")
_NOT_USED = N_("OCRDesk does not check invoices with the tax office. Compare the values with the paper.")
_OPTIONS = N_("Check this service's options; for the encrypted ID card call, its public key too.")
_LANGUAGE = N_("Choose another language in this service's settings.")
_PLAIN = N_("Read the page as plain text.")
_SKIP = N_("If the page is not blank, scan it with more contrast.")
_NO_WARNINGS = N_("Switch off the warnings in this service's settings, or try again later.")

_ONCE_2, _ONCE_3, _ONCE_5, _ONCE_10 = Retry(1, 2), Retry(1, 3), Retry(1, 5), Retry(1, 10)
_THRICE_5 = Retry(3, 5)

GATEWAY = FailureRow(
    "(HTTP not 200, or body not JSON)",
    _SERVER,
    N_("Something between here and the service failed"),
    _PROXY,
    Retry(3, 3),
)

_ACCOUNT = (
    FailureRow("AuthFailure.InvalidAuthorization", _CALL, N_("The call's authorisation is malformed"), _UPDATE),
    FailureRow("AuthFailure.InvalidSecretId", _KEYS, N_("The SecretId is not an API key"), _KEY_AGAIN),
    FailureRow("AuthFailure.MFAFailure", _KEYS, N_("The check by multi-factor authentication failed"), _MFA),
    FailureRow("AuthFailure.SecretIdNotFound", _KEYS, N_("The key does not exist or is disabled"), _KEY_STATE),
    FailureRow(
        "AuthFailure.SignatureExpire",
        _CLOCK,
        N_("This computer's clock is more than five minutes off"),
        _SET_CLOCK,
        Retry(mending=Mending.CLOCK),
    ),
    FailureRow("AuthFailure.SignatureFailure", _KEYS, N_("The SecretKey is wrong"), _KEY_AGAIN),
    FailureRow(
        "AuthFailure.TokenFailure",
        _KEYS,
        N_("The temporary key's token is not valid"),
        _NEW_TOKEN,
        Retry(mending=Mending.TOKEN),
    ),
    FailureRow("AuthFailure.UnauthorizedOperation", _PERMISSION, N_("The sub-account may not use OCR"), _GRANT),
    FailureRow("UnauthorizedOperation", _PERMISSION, N_("This operation is not allowed to the account"), _GRANT),
    FailureRow("IpInBlacklist", _PERMISSION, N_("This network's address is on a blacklist"), _ALLOW_ADDRESS),
    FailureRow(
        "IpNotInWhitelist", _PERMISSION, N_("This network's address is not among those allowed"), _ALLOW_ADDRESS
    ),
    FailureRow("FailedOperation.ArrearsError", _QUOTA, N_("The account is in arrears"), _PAY),
    FailureRow("FailedOperation.CountLimitError", _QUOTA, N_("Today's calls are used up"), _TOMORROW),
    FailureRow("FailedOperation.UnOpenError", FailureKind.NOT_SUBSCRIBED, N_("The service is not opened"), _OPEN),
    FailureRow("LimitExceeded", _QUOTA, N_("The quota is exceeded"), _RAISE),
    FailureRow("ResourceUnavailable.InArrears", _QUOTA, N_("The account is in arrears"), _PAY),
    FailureRow("ResourceUnavailable.ResourcePackageRunOut", _QUOTA, N_("The pack of calls is used up"), _PACK),
    FailureRow(
        "ResourcesSoldOut.ChargeStatusException",
        _QUOTA,
        N_("The account's state of billing does not allow calls"),
        _CHARGE,
        Retry(1, 300),
    ),
    FailureRow(
        "RequestLimitExceeded",
        _THROTTLED,
        N_("More calls a second than the service allows"),
        _SLOWER,
        Retry(5, 1, doubling=True),
    ),
    FailureRow(
        "RequestLimitExceeded.IPLimitExceeded",
        _THROTTLED,
        N_("More calls a second than allowed from one address"),
        _SLOWER,
        _THRICE_5,
    ),
    FailureRow(
        "RequestLimitExceeded.UinLimitExceeded",
        _THROTTLED,
        N_("The main account makes too many calls a second"),
        _SHARED,
        _THRICE_5,
    ),
    FailureRow(
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        _THROTTLED,
        N_("The main account is over its limit of calls a second"),
        _SHARED,
        _THRICE_5,
    ),
)
"""Keys, permission, payment, pace."""

_CALLS = (
    FailureRow("ActionOffline", _CALL, N_("The service no longer offers this call"), _UPDATE),
    FailureRow("InvalidAction", _CALL, N_("The service does not know this call"), _UPDATE),
    FailureRow("NoSuchProduct", _CALL, N_("The service does not know this product"), _UPDATE),
    FailureRow("NoSuchVersion", _CALL, N_("The service does not know this version of its calls"), _UPDATE),
    FailureRow("UnsupportedRegion", _CALL, N_("This region does not offer the call"), _REGION),
    FailureRow("UnsupportedProtocol", _CALL, N_("The service does not take this protocol"), _UPDATE),
    FailureRow("UnsupportedOperation", _CALL, N_("The service does not support this operation"), _UPDATE),
    FailureRow("DryRunOperation", _CALL, N_("The call was sent as a mere trial (DryRun)"), _UPDATE),
    FailureRow("InvalidRequest", _CALL, N_("The call's content is malformed"), _UPDATE),
    FailureRow("MissingParameter", _CALL, N_("The call lacks a parameter"), _UPDATE),
    FailureRow("UnknownParameter", _CALL, N_("The call has a parameter too many"), _UPDATE),
    FailureRow("InvalidParameter", _CALL, N_("A parameter of the call is wrong"), _DEFAULTS),
    FailureRow("InvalidParameterValue", _CALL, N_("A parameter's value is not one of those allowed"), _DEFAULTS),
    FailureRow("InvalidParameter.ConfigFormatError", _CALL, N_("The call's Config is not JSON"), _UPDATE),
    FailureRow(
        "InvalidParameterValue.InvalidParameterValueLimit",
        _CALL,
        N_("The service refuses a parameter's value"),
        _OPTIONS,
    ),
    FailureRow(
        "InvalidParameterValue.PriceOrVerificationParameterValueLimit",
        _CALL,
        N_("The amount or check code to be verified is wrong"),
        _NOT_USED,
    ),
    FailureRow(
        "InvalidParameterValue.TicketCodeParameterValueLimit",
        _CALL,
        N_("The invoice code to be verified is wrong"),
        _NOT_USED,
    ),
    FailureRow(
        "InvalidParameterValue.TicketDateParameterValueLimit",
        _CALL,
        N_("The invoice date to be verified is wrong"),
        _NOT_USED,
    ),
    FailureRow(
        "InvalidParameterValue.TicketSnParameterValueLimit",
        _CALL,
        N_("The invoice number to be verified is wrong"),
        _NOT_USED,
    ),
    FailureRow("FailedOperation.LanguageNotSupport", _CALL, N_("The service does not read this language"), _LANGUAGE),
    FailureRow("ResourceNotFound", _CALL, N_("What the call names is not there"), _UPDATE),
    FailureRow("ResourceNotFound.NoAreaCode", _CALL, N_("The area code does not exist"), _NOT_USED),
    FailureRow(
        "ResourceNotFound.NotSupportCurrentInvoiceQuery",
        _CALL,
        N_("Invoices of today cannot be verified yet"),
        _NOT_USED,
    ),
)
"""What is wrong with a call itself."""

_PICTURES = (
    FailureRow("InvalidParameter.EngineImageDecodeFailed", _PICTURE, N_("The picture cannot be decoded"), _SAVE_ANEW),
    FailureRow(
        "FailedOperation.EmptyImageError",
        _PICTURE,
        N_("The picture is empty; the call is billed"),
        _OTHER_PICTURE,
        billed=True,
    ),
    FailureRow("FailedOperation.FileDecodeFailed", _PICTURE, N_("The file cannot be decoded"), _SAVE_ANEW),
    FailureRow("FailedOperation.IdCardTooSmall", _PICTURE, N_("The card is too small in the picture"), _CLOSER),
    FailureRow("FailedOperation.ImageBlur", _PICTURE, N_("The picture is blurred"), _SHARPER),
    FailureRow("FailedOperation.ImageDecodeFailed", _PICTURE, N_("The picture cannot be decoded"), _SAVE_ANEW),
    FailureRow("FailedOperation.ImageSizeTooLarge", _PICTURE, N_("The picture has too many pixels"), _LARGE),
    FailureRow("FailedOperation.PDFParseFailed", _PICTURE, N_("The PDF cannot be taken apart"), _SAVE_ANEW),
    FailureRow("FailedOperation.UnKnowFileTypeError", _PICTURE, N_("The file's kind is not known"), _SAVE_ANEW),
    FailureRow("LimitExceeded.TooLargeFileError", _PICTURE, N_("The file's content is too large"), _LARGE),
    FailureRow("RequestSizeLimitExceeded", _PICTURE, N_("The whole call is too large"), _LARGE),
)
"""Pictures that are not taken."""

_CONTENTS = (
    FailureRow("FailedOperation.CardSideError", _NOT_FOUND, N_("The card shows its other side"), _SIDE),
    FailureRow("FailedOperation.DetectFailed", _NOT_FOUND, N_("Nothing of this kind was found"), _KIND_OR_CLOSER),
    FailureRow("FailedOperation.FieldException", _NOT_FOUND, N_("A field's value is not as it should be"), _SHARPER),
    FailureRow("FailedOperation.IdCardInfoIllegal", _NOT_FOUND, N_("The ID card's data are missing or wrong"), _BY_EYE),
    FailureRow("FailedOperation.IllegalBankCardError", _NOT_FOUND, N_("The bank card's data are not valid"), _SHARPER),
    FailureRow(
        "FailedOperation.ImageNoBusinessCard",
        _NOT_FOUND,
        N_("No business card was found; the call is billed"),
        _KIND,
        billed=True,
    ),
    FailureRow("FailedOperation.ImageNoHandWrite", _NOT_FOUND, N_("No handwriting was found"), _PLAIN),
    FailureRow("FailedOperation.ImageNoIdCard", _NOT_FOUND, N_("No ID card was found"), _KIND_OR_CLOSER),
    FailureRow("FailedOperation.ImageNoSpecifiedCard", _NOT_FOUND, N_("This is not the chosen kind of card"), _KIND),
    FailureRow("FailedOperation.ImageNoText", _NOT_FOUND, N_("No text was found"), _SKIP),
    FailureRow(
        "FailedOperation.InconsistencyBetweenMRZAndVRZ",
        _NOT_FOUND,
        N_("The machine-readable lines and the print differ"),
        _BY_EYE,
    ),
    FailureRow(
        "FailedOperation.InvalidPostalCodeLength", _NOT_FOUND, N_("The postcode's length is not right"), _SHARPER
    ),
    FailureRow(
        "FailedOperation.InvoiceMismatch",
        _NOT_FOUND,
        N_("The invoice's data differ from the tax office's; the call is billed"),
        _NOT_USED,
        billed=True,
    ),
    FailureRow("FailedOperation.LicenseCardSideError", _NOT_FOUND, N_("The licence shows its other page"), _SIDE),
    FailureRow(
        "FailedOperation.LicenseMultiCardError",
        _NOT_FOUND,
        N_("The picture holds the same side of two cards"),
        _ONE_CARD,
    ),
    FailureRow(
        "FailedOperation.MultiCardError", _NOT_FOUND, N_("The picture holds the same side of several cards"), _ONE_CARD
    ),
    FailureRow("FailedOperation.NoBankCardError", _NOT_FOUND, N_("This is not a bank card"), _KIND),
    FailureRow("FailedOperation.NoBizLicense", _NOT_FOUND, N_("This is not a business licence"), _KIND),
    FailureRow("FailedOperation.NoDriverLicenseError", _NOT_FOUND, N_("This is not a driving licence"), _KIND),
    FailureRow("FailedOperation.NoHKIDCard", _NOT_FOUND, N_("This is not a Hong Kong ID card"), _KIND),
    FailureRow("FailedOperation.NoMASIDCard", _NOT_FOUND, N_("This is not a Malaysian ID card"), _KIND),
    FailureRow("FailedOperation.NoPassport", _NOT_FOUND, N_("This is not a passport"), _KIND),
    FailureRow("FailedOperation.NoStoreLabel", _NOT_FOUND, N_("This is not a picture of a shop front"), _KIND),
    FailureRow("FailedOperation.NoVehicleLicenseError", _NOT_FOUND, N_("This is not a vehicle licence"), _KIND),
    FailureRow("FailedOperation.QueryNoRecord", _NOT_FOUND, N_("The query found no record"), _KIND),
    FailureRow(
        "FailedOperation.UnsupportedInvoice", _NOT_FOUND, N_("The service does not read this kind of invoice"), _PLAIN
    ),
    FailureRow(
        "FailedOperation.UnsupportedInvioce", _NOT_FOUND, N_("The service does not read this kind of invoice"), _PLAIN
    ),
    FailureRow(
        "ResourceNotFound.NoInvoice",
        _NOT_FOUND,
        N_("The tax office does not know the invoice; the call is billed"),
        _NOT_USED,
        billed=True,
    ),
)
"""What was not found in a picture."""

_SERVICE = (
    FailureRow("FailedOperation", _SERVER, N_("The operation failed"), _LATER, _ONCE_2),
    FailureRow(
        "FailedOperation.ClassifyStoreFailed", _SERVER, N_("The picture could not be classified"), _LATER, _ONCE_2
    ),
    FailureRow(
        "FailedOperation.DownLoadError", _NETWORK, N_("The service could not fetch the picture"), _LATER, _ONCE_3
    ),
    FailureRow(
        "FailedOperation.EngineRecognizeTimeout",
        _SERVER,
        N_("The service took too long to recognise the picture"),
        _SMALLER,
        Retry(2, 5),
    ),
    FailureRow("FailedOperation.OcrFailed", _SERVER, N_("The recognition failed"), _LATER, _ONCE_3),
    FailureRow(
        "FailedOperation.ResponseParseFailed",
        _SERVER,
        N_("The service could not take its result apart"),
        _LATER,
        _ONCE_3,
    ),
    FailureRow(
        "FailedOperation.UnKnowError", _SERVER, N_("The service does not know what failed"), _LATER_WITH_NUMBER, _ONCE_3
    ),
    FailureRow(
        "FailedOperation.WarningServiceFailed", _SERVER, N_("The check for warnings failed"), _NO_WARNINGS, _ONCE_3
    ),
    FailureRow("InternalError", _SERVER, N_("The service has an internal error"), _LATER, Retry(3, 2)),
    FailureRow("ResponseSizeLimitExceeded", _SERVER, N_("The answer is too large to be sent"), _SPLIT),
    FailureRow("ResourceInUse", _SERVER, N_("What the call needs is in use"), _LATER, _ONCE_5),
    FailureRow("ResourceInsufficient", _SERVER, N_("The service has not enough capacity now"), _LATER, _ONCE_10),
    FailureRow("ResourceUnavailable", _SERVER, N_("What the call needs is not available now"), _LATER, _ONCE_10),
    FailureRow(
        "ResourceUnavailable.TaxNetworkError", _SERVER, N_("The tax office's network is down"), _LATER, Retry(1, 60)
    ),
    FailureRow("ServiceUnavailable", _SERVER, N_("The service is down for the moment"), _LATER, _THRICE_5),
    GATEWAY,
)
"""Trouble of the service's own."""

UNKNOWN = FailureRow("*", _SERVER, N_("The service refused the call for a reason unknown here"), _LATER_WITH_NUMBER)
_FAMILIES = (
    FailureRow("FailedOperation.*", _SERVER, N_("The service could not do it"), _LATER_WITH_NUMBER),
    FailureRow("InvalidParameter*", _CALL, N_("The service refuses the call's parameters"), _DEFAULTS),
    FailureRow("MissingParameter*", _CALL, N_("The call lacks a parameter"), _UPDATE),
    FailureRow("Unsupported*", _CALL, N_("The service does not support the call"), _DEFAULTS),
    FailureRow("AuthFailure.*", _KEYS, N_("The service does not accept the key"), _KEY_STATE),
    FailureRow("LimitExceeded*", _QUOTA, N_("The quota is exceeded"), _RAISE),
    FailureRow("ResourceUnavailable*", _QUOTA, N_("The account's calls are not available"), _CHARGE),
    FailureRow("ResourcesSoldOut*", _QUOTA, N_("The account's calls are not available"), _CHARGE),
    FailureRow("RequestLimitExceeded*", _THROTTLED, N_("The service asks for fewer calls"), _SLOWER, _THRICE_5),
    UNKNOWN,
)
"""Codes that the service may add: judged by how they begin."""

ROWS: tuple[FailureRow, ...] = (*_ACCOUNT, *_CALLS, *_PICTURES, *_CONTENTS, *_SERVICE, *_FAMILIES)

UNREADABLE = FailureRow(
    "encrypted answer",
    _KEYS,
    N_("The encrypted answer cannot be opened"),
    N_("The service uses another key than this one. Ask its support which public key belongs to the account."),
)
NO_PUBLIC_KEY = FailureRow(
    "public key",
    _KEYS,
    N_("The public key for the encrypted ID card call is missing or not usable"),
    N_("Enter the public key that the service's support handed out, or switch encryption off. Nothing was sent."),
)
