from zabota.company.actions.end_sessions import end_sessions


def test_every_device_is_signed_out_and_nobody_else(client, nina, oleg):
    other = type(client)()
    client.force_login(nina)
    other.force_login(oleg)
    assert client.get("/profile/").status_code == 200
    assert other.get("/profile/").status_code == 200
    end_sessions(nina)
    assert client.get("/profile/").status_code == 302
    assert other.get("/profile/").status_code == 200
