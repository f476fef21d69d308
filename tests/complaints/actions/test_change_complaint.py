from zabota.complaints.actions.change_complaint import change_complaint


def test_what_it_is_about_is_said_and_the_words_stay(complaint, irina, nina):
    before = complaint.text
    change_complaint(
        complaint,
        by=irina,
        employee=nina,
        deal=" чек 1881 ",
        side_of_service="system",
        our_action="Убрали стулья",
    )
    assert (complaint.employee, complaint.deal, complaint.our_action) == (nina, "чек 1881", "Убрали стулья")
    assert complaint.text == before and complaint.steps.count() == 1
    change_complaint(complaint, by=irina, deal="чек 1881")
    assert complaint.steps.count() == 1
