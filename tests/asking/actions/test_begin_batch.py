from zabota.asking.models import PaperBatch


def test_a_batch_is_its_branch_s(batch, nina, pavel):
    assert batch in PaperBatch.objects.visible_to(nina) and batch not in PaperBatch.objects.visible_to(pavel)
