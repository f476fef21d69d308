from zabota.asking.actions.change_kiosk import change_kiosk


def test_a_new_key_shuts_the_old_tablet_out_and_switching_off_shuts_all_out(kiosk, survey):
    old = kiosk.token
    given = {"name": "Вход", "survey": survey, "look": "marks"}
    change_kiosk(kiosk, **given, new_key=True)
    assert not kiosk.is_opened_by(old) and kiosk.is_opened_by(kiosk.token)
    change_kiosk(kiosk, **given, in_use=False)
    assert not kiosk.is_opened_by(kiosk.token)
