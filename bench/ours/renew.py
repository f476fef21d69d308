"""Bring a filled database up to the migrations of today; what they leave to be added up is added up.

python -m bench.ours.renew
"""

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from zabota.reports.actions.sum_up import sum_up  # noqa: E402


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    sum_up()


if __name__ == "__main__":
    main()
