from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone

from zabota.channels.kind import TryLater
from zabota.channels.models import Inbox
from zabota.company.actions.set_parameter import set_parameter
from zabota.reception.actions.fetch_recording import fetch_recording
from zabota.reception.actions.file_call import file_call
from zabota.reception.models import Call

SOUND = b"RIFF$\x00\x00\x00WAVEfmt " + bytes(200)


class Exchange(BaseHTTPRequestHandler):
    def do_GET(self):
        status = {"/gone.wav": 404, "/busy.wav": 503}.get(self.path, 200)
        self.send_response(status)
        self.send_header("Content-Length", str(len(SOUND)))
        self.end_headers()
        self.wfile.write(SOUND)

    def log_message(self, *_words):
        pass


@pytest.fixture
def exchange(db):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
    Thread(target=server.serve_forever, daemon=True).start()
    set_parameter("channels.allowed_hosts", "127.0.0.1")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def call(central, vera) -> Call:
    line = Inbox.objects.create(name="Line", kind="phone", branch=central)
    call = Call.objects.create(
        inbox=line, external_id="1", number="069123456", customer=vera, answered_at=timezone.now()
    )
    file_call(call)
    return call


def test_a_recording_is_kept_with_its_call_and_in_the_talk_where_it_can_never_be_sent(call, exchange):
    call.recording_url = f"{exchange}/звонок-7.wav"
    call.save()
    fetch_recording(call)
    fetch_recording(call)
    assert call.recording.path.read_bytes() == SOUND
    note = call.conversation.notes.get()
    assert note.attachments.get().file == call.recording
    assert call.conversation.messages.count() == 2


def test_one_that_is_gone_is_noted_and_a_busy_exchange_is_asked_again(call, exchange):
    call.recording_url = f"{exchange}/busy.wav"
    with pytest.raises(TryLater):
        fetch_recording(call)
    call.recording_url = f"{exchange}/gone.wav"
    fetch_recording(call)
    assert Call.objects.get().recording_problem and not Call.objects.get().recording
