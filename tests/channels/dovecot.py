"""Debian's Dovecot with a configuration and a mail folder of the test's own, on a free port of loopback."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

BINARY = shutil.which("dovecot") or "/usr/sbin/dovecot"
USER, PASSWORD = "help", "correct horse ёж"

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = {login_user}
default_internal_user = {internal_user}
default_internal_group = {internal_group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u:INDEX={folder}/index/%u
auth_failure_delay = 0
auth_verbose = yes
mail_fsync = never
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={mail_uid} gid={mail_gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  mailbox Done {{
    auto = create
  }}
}}
"""


def why_not() -> str:
    """Why no Dovecot can be started here; empty when one can."""
    if not Path(BINARY).exists():
        return "Dovecot is not installed (apt-get install dovecot-imapd)"
    version = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=False).stdout
    return (
        "" if version.startswith("2.3.") else f"this Dovecot speaks another configuration: {version.strip()}"
    )


class Dovecot:
    def __init__(self, folder: Path):
        self.folder = folder
        self.port = _free_port()
        self._write(folder)
        with (folder / "out").open("wb") as out:
            self.process = subprocess.Popen(
                [BINARY, "-F", "-c", str(folder / "dovecot.conf")], stdout=out, stderr=out
            )
        self._wait()

    def _write(self, folder: Path) -> None:
        root = os.geteuid() == 0
        me = pwd.getpwuid(os.geteuid()).pw_name
        mail = pwd.getpwnam("mail") if root else pwd.getpwuid(os.geteuid())
        for name in ("mail", "index", "home", "state"):
            (folder / name).mkdir()
            if root:
                os.chown(folder / name, mail.pw_uid, mail.pw_gid)
        (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
        text = CONFIG.format(
            folder=folder,
            port=self.port,
            login_user="dovenull" if root else me,
            internal_user="dovecot" if root else me,
            internal_group="dovecot" if root else grp.getgrgid(os.getegid()).gr_name,
            mail_uid=mail.pw_uid,
            mail_gid=mail.pw_gid,
        )
        (folder / "dovecot.conf").write_text(text)

    def _wait(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError(f"Dovecot did not start: {(self.folder / 'out').read_text()} {self.log()}")

    def forget_uids(self) -> None:
        """As after a restored mailbox: the mails stay, their UIDs and the UIDVALIDITY are given anew."""
        for index in (self.folder / "index" / USER).rglob("dovecot.index*"):
            index.unlink()
        (self.folder / "mail" / USER / "dovecot-uidlist").unlink()

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
