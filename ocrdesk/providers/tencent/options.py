"""What a clerk can set for Tencent Cloud."""

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import OptionKind, OptionSpec
from ocrdesk.providers.web import languages
from ocrdesk.providers.web import options as common

ADDRESS = "https://ocr.tencentcloudapi.com"
REGIONS = (
    ("ap-guangzhou", N_("South China (Guangzhou)")),
    ("ap-shanghai", N_("East China (Shanghai)")),
    ("ap-beijing", N_("North China (Beijing)")),
    ("ap-hongkong", N_("Hong Kong, Macau and Taiwan (Hong Kong, China)")),
)
LANGUAGES = (
    ("zh", languages.ZH_EN),
    ("zh_rare", languages.RARE),
    ("auto", languages.FOUND),
    ("mix", languages.MIXED),
    ("jap", languages.JAPANESE),
    ("kor", languages.KOREAN),
    ("spa", languages.SPANISH),
    ("fre", languages.FRENCH),
    ("ger", languages.GERMAN),
    ("por", languages.PORTUGUESE),
    ("vie", languages.VIETNAMESE),
    ("may", languages.MALAY),
    ("rus", languages.RUSSIAN),
    ("ita", languages.ITALIAN),
    ("hol", languages.DUTCH),
    ("swe", languages.SWEDISH),
    ("fin", languages.FINNISH),
    ("dan", languages.DANISH),
    ("nor", languages.NORWEGIAN),
    ("hun", languages.HUNGARIAN),
    ("tha", languages.THAI),
    ("hi", languages.HINDI),
    ("ara", languages.ARABIC),
)

OPTIONS: tuple[OptionSpec, ...] = (
    OptionSpec(
        "secret_id",
        "SecretId",
        OptionKind.SECRET,
        hint=N_("From the console: 访问管理 › API 密钥 (CAM, API keys); it begins with AKID."),
    ),
    OptionSpec("secret_key", "SecretKey", OptionKind.SECRET, hint=N_("It stands beside the SecretId.")),
    OptionSpec("token", N_("Token"), OptionKind.SECRET, hint=N_("Only for temporary keys.")),
    OptionSpec(
        "region",
        N_("Region"),
        default="ap-guangzhou",
        choices=REGIONS,
        hint=N_("Other regions by their code, such as ap-singapore."),
    ),
    common.endpoint_option(ADDRESS),
    OptionSpec(
        "accuracy",
        N_("Plain text"),
        OptionKind.CHOICE,
        "accurate",
        choices=(
            ("accurate", NC_("accuracy", "Accurate")),
            ("fast", NC_("accuracy", "Fast")),
            ("handwriting", NC_("accuracy", "Handwriting and print")),
        ),
        hint=N_("Each is paid for by packs of its own."),
    ),
    OptionSpec("language", N_("Language of plain text"), OptionKind.CHOICE, "zh", choices=LANGUAGES),
    OptionSpec("only_handwriting", N_("Handwriting: leave out what is printed"), OptionKind.FLAG, "false"),
    OptionSpec(
        "tables",
        NC_("option", "Tables"),
        OptionKind.CHOICE,
        "accurate",
        choices=(
            ("accurate", NC_("tables", "Accurate")),
            ("complex", NC_("tables", "Complicated ones (slow, without places)")),
            ("fast", NC_("tables", "Fast (the older call)")),
            ("japanese", NC_("tables", "Japanese")),
        ),
    ),
    OptionSpec(
        "passports",
        N_("Passports"),
        OptionKind.CHOICE,
        "chinese",
        choices=(
            ("chinese", NC_("passports", "Chinese ones, with the name in Chinese")),
            ("any", NC_("passports", "Of any country")),
        ),
    ),
    OptionSpec("card_crop", N_("Cut out the card"), OptionKind.FLAG, "false"),
    OptionSpec("portrait_crop", N_("Cut out the portrait"), OptionKind.FLAG, "false"),
    OptionSpec(
        "warnings",
        N_("Warn of copies, pictures from screens and edited pictures"),
        OptionKind.FLAG,
        "true",
    ),
    OptionSpec(
        "forgery",
        N_("ID cards: check for forgery"),
        OptionKind.FLAG,
        "false",
        hint=N_("Another call, with packs of its own; encrypted calls come first."),
    ),
    OptionSpec(
        "encryption",
        N_("ID cards encrypted"),
        OptionKind.CHOICE,
        "off",
        choices=(
            ("off", NC_("encryption", "Off (TLS alone)")),
            ("AES", NC_("encryption", "AES-256 and RSA")),
            ("SM4", NC_("encryption", "SM4 and SM2")),
        ),
        hint=N_("Needs a public key from the service's support."),
    ),
    OptionSpec(
        "encryption_key",
        N_("Public key"),
        OptionKind.SECRET,
        hint=N_("As support hands it out, in Base64 or PEM; it must go with the choice above."),
    ),
    OptionSpec(
        "large_uploads",
        N_("Large uploads"),
        OptionKind.FLAG,
        "false",
        hint=N_("Pictures up to 10 MB in Base64 where the service takes them, else 7 MB."),
    ),
    common.SPLIT,
    OptionSpec(
        "whole_pages",
        N_("Whole pages of no chosen type"),
        OptionKind.CHOICE,
        "text",
        choices=(
            ("text", NC_("whole_pages", "Read as plain text")),
            ("invoices", NC_("whole_pages", "May hold invoices and tickets of every kind")),
            ("codes", NC_("whole_pages", "May hold QR codes and barcodes")),
        ),
        hint=N_("A page without them is read as plain text, by a further call."),
    ),
    common.CLOCK,
    common.CALLS_PER_SECOND,
    common.QUOTA,
)
