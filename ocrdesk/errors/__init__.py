"""Everything that can go wrong, in the clerk's words: one family.

OCRDeskError
|- SourceError                the file's own fault; exit code 1
|  |- SourceMissing, SourceForbidden, SourceEmpty, UnknownFormat, SourceDamaged
|  |- PasswordNeeded, SourceTooLarge, SourceTooSlow, SourceCrashed
|  |- SourceNotOpened            the computer's fault; exit code 3
|  |- ScannersUnreachable, ScanFailed, ScreenForbidden, PictureNotKept
|- ProviderError              the recogniser's; exit code 3
|  |- OfflineModelsMissing, OfflineStartFailed
|  |- PageCrashedProvider, PageTimedOut   one page's fault; exit code 1
|  |- CloudsLocked (CloudForbidden)
|  |- CloudError               a service's refusal, in the words of its table
|     |- PausingError          each further call would be refused too
|     |  |- CredentialsRefused, ClockWrong, PermissionMissing, NotSubscribed, QuotaUsedUp
|     |- Throttled (ThrottledForNow pauses too), NetworkFailed, ServiceFailed, CallRejected
|     |- PictureRefused, NothingFound        one page's fault; exit code 1
|- ExportError                the target's; exit code 1
|  |- TargetBusy, TargetForbidden, TargetMissing, TargetNotAllowed, DiskFull
|- SettingsError              exit code 3
|  |- SettingsDamaged, SettingsUnreadable, PolicyDamaged, PreferencesNotWritten, FolderNotWritable, KeyringMissing
|  |- TemplateDamaged (TemplateTooNew), TemplateNotWritten
|- JournalError               exit code 3
|  |- JournalDamaged (CallsDamaged), JournalTooNew (CallsTooNew), JournalPartlyDamaged, JournalDiskFull
|- UsageError                 exit code 2
|  |- NameNotKnown, TypeNeedsCloud
|  |- ExpressionWrong, ExpressionTooSlow
|- Cancelled                  not an error: the clerk said stop

A title says what happened, a hint what to do. Both are formatted with the values given on raising, so no
value may hold a secret or a page's text.
"""

from ocrdesk.errors.base import (
    Cancelled,
    OCRDeskError,
    in_one_line,
)
from ocrdesk.errors.keeping import (
    CallsDamaged,
    CallsTooNew,
    DiskFull,
    ExportError,
    FolderNotWritable,
    JournalDamaged,
    JournalDiskFull,
    JournalError,
    JournalPartlyDamaged,
    JournalTooNew,
    KeyringMissing,
    PolicyDamaged,
    PreferencesNotWritten,
    SettingsDamaged,
    SettingsError,
    SettingsUnreadable,
    TargetBusy,
    TargetForbidden,
    TargetMissing,
    TargetNotAllowed,
    TemplateDamaged,
    TemplateNotWritten,
    TemplateTooNew,
)
from ocrdesk.errors.providers import (
    CallRejected,
    ClockWrong,
    CloudError,
    CloudForbidden,
    CloudsLocked,
    CredentialsRefused,
    NetworkFailed,
    NothingFound,
    NotSubscribed,
    OfflineModelsMissing,
    OfflineStartFailed,
    PageCrashedProvider,
    PageTimedOut,
    PausingError,
    PermissionMissing,
    PictureRefused,
    ProviderError,
    QuotaUsedUp,
    ServiceFailed,
    Throttled,
    ThrottledForNow,
)
from ocrdesk.errors.sources import (
    PasswordNeeded,
    PictureNotKept,
    ScanFailed,
    ScannersUnreachable,
    ScreenForbidden,
    SourceCrashed,
    SourceDamaged,
    SourceEmpty,
    SourceError,
    SourceForbidden,
    SourceMissing,
    SourceNotOpened,
    SourceTooLarge,
    SourceTooSlow,
    UnknownFormat,
)
from ocrdesk.errors.usage import (
    ExpressionTooSlow,
    ExpressionWrong,
    NameNotKnown,
    TypeNeedsCloud,
    UsageError,
)

__all__ = [
    "CallRejected",
    "CallsDamaged",
    "CallsTooNew",
    "Cancelled",
    "ClockWrong",
    "CloudError",
    "CloudForbidden",
    "CloudsLocked",
    "CredentialsRefused",
    "DiskFull",
    "ExportError",
    "ExpressionTooSlow",
    "ExpressionWrong",
    "FolderNotWritable",
    "JournalDamaged",
    "JournalDiskFull",
    "JournalError",
    "JournalPartlyDamaged",
    "JournalTooNew",
    "KeyringMissing",
    "NameNotKnown",
    "NetworkFailed",
    "NotSubscribed",
    "NothingFound",
    "OCRDeskError",
    "OfflineModelsMissing",
    "OfflineStartFailed",
    "PageCrashedProvider",
    "PageTimedOut",
    "PasswordNeeded",
    "PausingError",
    "PermissionMissing",
    "PictureNotKept",
    "PictureRefused",
    "PolicyDamaged",
    "PreferencesNotWritten",
    "ProviderError",
    "QuotaUsedUp",
    "ScanFailed",
    "ScannersUnreachable",
    "ScreenForbidden",
    "ServiceFailed",
    "SettingsDamaged",
    "SettingsError",
    "SettingsUnreadable",
    "SourceCrashed",
    "SourceDamaged",
    "SourceEmpty",
    "SourceError",
    "SourceForbidden",
    "SourceMissing",
    "SourceNotOpened",
    "SourceTooLarge",
    "SourceTooSlow",
    "TargetBusy",
    "TargetForbidden",
    "TargetMissing",
    "TargetNotAllowed",
    "TemplateDamaged",
    "TemplateNotWritten",
    "TemplateTooNew",
    "Throttled",
    "ThrottledForNow",
    "TypeNeedsCloud",
    "UnknownFormat",
    "UsageError",
    "in_one_line",
]
