"""What a clerk can set for Huawei Cloud."""

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import OptionKind, OptionSpec
from ocrdesk.providers.web import languages
from ocrdesk.providers.web import options as common
from ocrdesk.providers.web.endpoint import Options

REGIONS = (
    ("cn-north-4", N_("CN North-Beijing4")),
    ("cn-east-3", N_("CN East-Shanghai1")),
    ("cn-south-1", N_("CN South-Guangzhou")),
    ("ap-southeast-1", N_("CN-Hong Kong")),
    ("ap-southeast-2", N_("AP-Bangkok")),
    ("ap-southeast-3", N_("AP-Singapore")),
)
LANGUAGES = (
    ("zh", languages.ZH_EN),
    ("auto", languages.FOUND),
    ("ja", languages.JAPANESE),
    ("ko", languages.KOREAN),
    ("de", languages.GERMAN),
    ("fr", languages.FRENCH),
    ("es", languages.SPANISH),
    ("it", languages.ITALIAN),
    ("pt", languages.PORTUGUESE),
    ("ru", languages.RUSSIAN),
    ("vi", languages.VIETNAMESE),
    ("th", languages.THAI),
    ("ms", languages.MALAY),
    ("id", languages.INDONESIAN),
    ("ar", languages.ARABIC),
    ("tr", languages.TURKISH),
    ("pl", languages.POLISH),
    ("ro", languages.ROMANIAN),
    ("uk", languages.UKRAINIAN),
    ("hi", languages.HINDI),
    ("no", languages.NORWEGIAN),
    ("da", languages.DANISH),
    ("sv", languages.SWEDISH),
)

OPTIONS: tuple[OptionSpec, ...] = (
    OptionSpec(
        "access_key",
        "AK",
        OptionKind.SECRET,
        hint=N_("From the console: 我的凭证 › 访问密钥 (My Credentials, Access Keys)."),
    ),
    OptionSpec("secret_key", "SK", OptionKind.SECRET, hint=N_("It stands in the file downloaded with the AK.")),
    OptionSpec(
        "project_id",
        N_("Project ID"),
        hint=N_("From 我的凭证 › API凭证, the row of the region. With a user name it is found out."),
    ),
    OptionSpec("region", N_("Region"), default="cn-north-4", choices=REGIONS, hint=N_("Where the service was opened.")),
    common.endpoint_option("https://ocr.cn-north-4.myhuaweicloud.com"),
    OptionSpec("username", N_("User name (IAM)"), hint=N_("Instead of AK and SK: an IAM user, not the main account.")),
    OptionSpec("password", N_("Password (IAM)"), OptionKind.SECRET),
    OptionSpec("domain", N_("Account name"), hint=N_("The main account's name; only with a user name.")),
    OptionSpec("iam_endpoint", N_("Address of IAM"), hint=N_("Only for a private deployment.")),
    OptionSpec("enterprise_project_id", N_("Enterprise project"), hint=N_("For the accounts; may be empty.")),
    OptionSpec(
        "accuracy",
        N_("Plain text"),
        OptionKind.CHOICE,
        "accurate",
        choices=(
            ("accurate", NC_("accuracy", "Accurate")),
            ("web", NC_("accuracy", "Pictures from the web")),
            ("handwriting", NC_("accuracy", "Handwriting and print")),
        ),
    ),
    OptionSpec("language", N_("Language of plain text"), OptionKind.CHOICE, "zh", choices=LANGUAGES),
    OptionSpec("borders", N_("Tables: only ruled ones"), OptionKind.FLAG, "false"),
    OptionSpec("excel", N_("Tables: keep the service's own workbook"), OptionKind.FLAG, "true"),
    OptionSpec("crops", N_("Cards: keep portrait and card cut out"), OptionKind.FLAG, "false"),
    OptionSpec("warnings", N_("Cards: warn of copies, screens and edits"), OptionKind.FLAG, "true"),
    common.SPLIT,
    common.CLOCK,
    common.CALLS_PER_SECOND,
    common.QUOTA,
)


def is_on(options: Options, name: str) -> bool:
    """Whether a flag is set."""
    return options[name] == "true"
