"""Whether a folder lies on another computer: a home on a share."""

import os
import sys
from pathlib import Path

SHARES = (
    *("nfs", "cifs", "smb", "ncp", "afs", "ceph", "9p", "gfs", "ocfs2", "lustre", "glusterfs", "davfs", "webdav"),
    *("fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.gvfsd", "beegfs", "vboxsf", "prl_fs"),
)
"""How the names of such file systems begin."""
REMOTE_DRIVE = 4
"""Windows' DRIVE_REMOTE."""


def is_on_network(folder: Path) -> bool:
    """Whether that folder is reached over a network; False where it cannot be told."""
    place = os.path.realpath(folder)
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(place)[0]
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == REMOTE_DRIVE
    return file_system(place).startswith(SHARES)


def file_system(place: str) -> str:
    """The name of the file system on which that path lies; "" where the system does not tell."""
    import psutil

    try:
        mounts = psutil.disk_partitions(all=True)
    except OSError:
        return ""
    holding = [mount for mount in mounts if _holds(mount.mountpoint, place)]
    # Of several on the same place, the one mounted last is seen.
    return max(enumerate(holding), key=lambda each: (len(each[1].mountpoint), each[0]))[1].fstype if holding else ""


def _holds(mounted: str, place: str) -> bool:
    return place == mounted or place.startswith(mounted.rstrip("/") + "/")
