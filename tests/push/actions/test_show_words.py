from zabota.push.actions.show_words import show_words


def test_it_is_chosen_for_one_device(notified, nina):
    device = notified(nina)
    for shows in (True, False):
        show_words(device, shows=shows)
        device.refresh_from_db()
        assert device.shows_words is shows
