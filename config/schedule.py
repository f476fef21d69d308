"""All recurring work, on one screen. Each line: when, its name, and the action it calls."""

from zabota.channels.actions.look_into_inboxes import look_into_inboxes
from zabota.channels.actions.take_up_dispatches import take_up_dispatches
from zabota.core.actions.take_up_stalled_jobs import take_up_stalled_jobs
from zabota.core.jobs import periodic
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.desk.actions.breach_clocks import breach_clocks
from zabota.desk.actions.wake import wake_due
from zabota.insight.actions.take_snapshots import take_snapshots
from zabota.recovery.actions.ask_again import ask_again
from zabota.recovery.actions.breach_clocks import breach_clocks as breach_recovery_clocks

periodic(cron="* * * * *", name="desk.wake_due")(wake_due)
periodic(cron="* * * * *", name="desk.breach_clocks")(breach_clocks)
periodic(cron="* * * * *", name="recovery.breach_clocks")(breach_recovery_clocks)
periodic(cron="*/15 * * * *", name="recovery.ask_again")(ask_again)
periodic(cron="*/5 * * * *", name="customers.remind_of_promises")(remind_of_promises)
periodic(cron="* * * * *", name="channels.look")(look_into_inboxes)
periodic(cron="* * * * *", name="channels.take_up")(take_up_dispatches)
periodic(cron="*/5 * * * *", name="core.take_up_stalled_jobs")(take_up_stalled_jobs)
periodic(cron="40 3 * * *", name="insight.take_snapshots")(take_snapshots)
