"""What a disk holds when the power is cut: what was waited for (fsync), and nothing else.

A library that is loaded before the others keeps a copy of each file, and the names in each folder, when a
process waits for them to be on the disk. The worst disk loses everything else, as this one does. It keeps
files by their inode, so it knows of renames; it knows nothing of a disk that lies, or writes half a sector.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = r"""
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep_names(const char *from, FILE *out)
{
    DIR *folder = opendir(from);
    struct dirent *one;
    struct stat of;
    while (folder && (one = readdir(folder)))
        if (!fstatat(dirfd(folder), one->d_name, &of, AT_SYMLINK_NOFOLLOW) && S_ISREG(of.st_mode))
            fprintf(out, "%lu %s\n", (unsigned long)of.st_ino, one->d_name);
    if (folder)
        closedir(folder);
}

static void keep_content(int fd, const char *from, FILE *out)
{
    static char buffer[65536];
    /* A file that can only be written is opened again. Those of SQLite must not be: closing them again
       would give up its locks. */
    int again = (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY ? open(from, O_RDONLY) : fd;
    off_t at = 0;
    ssize_t got;
    while ((got = pread(again, buffer, sizeof buffer, at)) > 0) {
        fwrite(buffer, 1, got, out);
        at += got;
    }
    if (again != fd)
        close(again);
}

static void keep(int fd)
{
    char from[64], to[4096];
    struct stat of;
    if (fstat(fd, &of))
        return;
    snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
    snprintf(to, sizeof to, "%s/%s-%lu", getenv("POWER_CUT_DISK"), S_ISDIR(of.st_mode) ? "names" : "content",
             (unsigned long)of.st_ino);
    FILE *out = fopen(to, "wb");
    if (!out)
        return;
    if (S_ISDIR(of.st_mode))
        keep_names(from, out);
    else
        keep_content(fd, from, out);
    fclose(out);
}

int fsync(int fd)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    int result = real(fd);
    keep(fd);
    return result;
}

int fdatasync(int fd)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    int result = real(fd);
    keep(fd);
    return result;
}
"""


class Disk:
    """The disk under a folder, as a power cut would leave it.

    Attributes:
        environment: what a process that writes to the folder must have in its environment.
    """

    def __init__(self, folder: Path, scratch: Path) -> None:
        """Take what is in the folder now as being on the disk.

        Args:
            folder: a folder without folders in it.
            scratch: where copies are kept.
        """
        compiler = shutil.which("cc")
        if sys.platform != "linux" or compiler is None:
            pytest.skip("needs Linux and a C compiler")
        self._folder, self._kept = folder, scratch / "kept"
        self._kept.mkdir(parents=True)
        library = scratch / "power_cut.so"
        command = [compiler, "-shared", "-fPIC", "-O1", "-x", "c", "-", "-o", str(library), "-ldl"]
        subprocess.run(command, input=SOURCE.encode(), check=True)
        self.environment = {"LD_PRELOAD": str(library), "POWER_CUT_DISK": str(self._kept)}
        self._names = {path.name: path.stat().st_ino for path in folder.iterdir() if path.is_file()}
        self._content = {path.stat().st_ino: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    def cut(self, folder: Path) -> None:
        """Write what a power cut would leave now into another folder."""
        folder.mkdir()
        names = dict(self._names)
        synced = self._kept / f"names-{self._folder.stat().st_ino}"
        if synced.exists():
            lines = (line.split(" ", 1) for line in synced.read_text("utf-8").splitlines())
            names = {name: int(inode) for inode, name in lines}
        for name, inode in names.items():
            kept = self._kept / f"content-{inode}"
            content = kept.read_bytes() if kept.exists() else self._content.get(inode, b"")
            (folder / name).write_bytes(content)
