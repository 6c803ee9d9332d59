"""What macOS is told of the program: its names, what it opens, and that it takes no file from another program.

Not yet run on macOS; written after Apple's description of Info.plist's keys.
"""

from typing import Any

IDENTIFIER = "io.github.ocrdesk.OCRDesk"
OFD_TYPE = "io.github.ocrdesk.ofd"
OPENED = (
    "com.adobe.pdf",
    "public.jpeg",
    "public.png",
    "public.tiff",
    "public.heic",
    "public.heif",
    "public.avif",
    "com.microsoft.bmp",
    "com.compuserve.gif",
    "org.webmproject.webp",
    OFD_TYPE,
)
"""Uniform Type Identifiers; all are the system's own but OFD's, which is declared below."""


def settings(version: str) -> dict[str, Any]:
    """Info.plist's entries beside those that PyInstaller writes itself."""
    return {
        "CFBundleDisplayName": "OCRDesk",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh_CN"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Paper to read",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(OPENED),
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": OFD_TYPE,
                "UTTypeDescription": "OFD document (GB/T 33190)",
                "UTTypeConformsTo": ["public.data", "public.composite-content"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["ofd"],
                    "public.mime-type": ["application/ofd"],
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "AGPL-3.0-or-later",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }
