from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from zabota.core.actions.store_file import safe_filename, store_file


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def picture(form: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, form)
    return out.getvalue()


def test_a_file_is_kept_byte_for_byte_under_a_random_name(db):
    stored = store_file("договор și anexă".encode(), "Договор.txt")
    assert stored.path.read_bytes() == "договор și anexă".encode()
    assert "Договор" not in str(stored.path)
    assert stored.filename == "Договор.txt"


def test_an_honest_picture_gets_a_re_encoded_copy(db):
    stored = store_file(picture() + b"<script>alert(1)</script>", "x.png", "image/png")
    assert stored.is_picture
    assert b"<script>" not in stored.preview_path.read_bytes()


def test_a_page_that_calls_itself_a_picture_is_not_shown(db):
    stored = store_file(b"<html><script>alert(1)</script></html>", "x.png", "image/png")
    assert not stored.is_picture


def test_a_broken_picture_is_kept_and_not_shown(db):
    stored = store_file(picture()[:60], "half.png", "image/png")
    assert not stored.is_picture
    assert stored.size == 60


def test_an_empty_file_is_kept(db):
    assert store_file(b"", "").size == 0


@given(st.text(max_size=400))
def test_no_file_name_leads_anywhere(name):
    kept = safe_filename(name)
    assert kept and len(kept) <= 200
    assert not set(kept) & set('/\\<>:"|?*\x00')
    assert kept not in {".", ".."}
