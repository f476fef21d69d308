"""All recurring work, on one screen. Each line: when, its name, and the action it calls."""

from zabota.asides.actions.remind_of_asides import remind_of_asides
from zabota.channels.actions.look_into_inboxes import look_into_inboxes
from zabota.channels.actions.take_up_dispatches import take_up_dispatches
from zabota.complaints.actions.breach_deadlines import breach_deadlines
from zabota.complaints.actions.close_silent import close_silent
from zabota.core.actions.forget_answered_calls import forget_answered_calls
from zabota.core.actions.remove_stray_files import remove_stray_files
from zabota.core.actions.take_up_stalled_jobs import take_up_stalled_jobs
from zabota.core.jobs import periodic
from zabota.custody.actions.destroy_overdue import destroy_overdue
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.desk.actions.breach_clocks import breach_clocks
from zabota.desk.actions.wake import wake_due
from zabota.feedback.actions.run_waves import run_waves
from zabota.improvement.actions.judge_actions import judge_actions
from zabota.improvement.actions.remind_of_duties import remind_of_duties
from zabota.insight.actions.take_snapshots import take_snapshots
from zabota.orders.actions.breach_steps import breach_steps
from zabota.orders.actions.watch_orders import watch_orders
from zabota.privacy.actions.finish_erasures import finish_erasures
from zabota.privacy.actions.forget_accesses import forget_accesses
from zabota.privacy.actions.let_age import let_all_age
from zabota.reading.actions.learn_words import learn_words_nightly
from zabota.reading.actions.look_for_incidents import look_for_incidents
from zabota.reading.actions.recount_days import recount_asks, recount_lately
from zabota.reception.actions.close_lost_calls import close_lost_calls
from zabota.recovery.actions.ask_again import ask_again
from zabota.recovery.actions.breach_clocks import breach_clocks as breach_recovery_clocks
from zabota.recovery.actions.send_compensations import send_compensations
from zabota.reports.actions.count_up import count_up
from zabota.reports.actions.ripen import ripen
from zabota.reviews.actions.read_sites import read_sites
from zabota.routing.actions.reroute_absent import reroute_absent
from zabota.routing.actions.route_waiting import route_waiting
from zabota.visits.actions.send_notices import send_notices
from zabota.webhooks.actions.forget_tellings import forget_tellings
from zabota.webhooks.actions.take_up_tellings import take_up_tellings
from zabota.workload.actions.watch_load import watch_load

periodic(cron="* * * * *", name="desk.wake_due")(wake_due)
periodic(cron="* * * * *", name="desk.breach_clocks")(breach_clocks)
periodic(cron="* * * * *", name="orders.breach_steps")(breach_steps)
periodic(cron="*/5 * * * *", name="orders.watch_orders")(watch_orders)
periodic(cron="* * * * *", name="recovery.breach_clocks")(breach_recovery_clocks)
periodic(cron="* * * * *", name="feedback.run_waves")(run_waves)
periodic(cron="*/15 * * * *", name="recovery.ask_again")(ask_again)
periodic(cron="*/5 * * * *", name="complaints.breach_deadlines")(breach_deadlines)
periodic(cron="10 * * * *", name="complaints.close_silent")(close_silent)
periodic(cron="* * * * *", name="recovery.send_compensations")(send_compensations)
periodic(cron="*/5 * * * *", name="customers.remind_of_promises")(remind_of_promises)
periodic(cron="* * * * *", name="channels.look")(look_into_inboxes)
periodic(cron="* * * * *", name="channels.take_up")(take_up_dispatches)
periodic(cron="*/5 * * * *", name="core.take_up_stalled_jobs")(take_up_stalled_jobs)
periodic(cron="* * * * *", name="reports.count_up")(count_up)
periodic(cron="* * * * *", name="routing.reroute_absent")(reroute_absent)
periodic(cron="* * * * *", name="routing.route_waiting")(route_waiting)
periodic(cron="*/5 * * * *", name="asides.remind_of_asides")(remind_of_asides)
periodic(cron="* * * * *", name="visits.send_notices")(send_notices)
periodic(cron="* * * * *", name="workload.watch_load")(watch_load)
periodic(cron="*/5 * * * *", name="reception.close_lost_calls")(close_lost_calls)
periodic(cron="5 * * * *", name="reports.ripen")(ripen)
periodic(cron="40 3 * * *", name="insight.take_snapshots")(take_snapshots)
periodic(cron="*/10 * * * *", name="reading.recount_asks")(recount_asks)
periodic(cron="20 3 * * *", name="reading.recount_lately")(recount_lately)
periodic(cron="10 4 * * *", name="core.remove_stray_files")(remove_stray_files)
periodic(cron="25 * * * *", name="core.forget_answered_calls")(forget_answered_calls)
periodic(cron="*/10 * * * *", name="custody.destroy_overdue")(destroy_overdue)
periodic(cron="7 * * * *", name="improvement.remind_of_duties")(remind_of_duties)
periodic(cron="20 4 * * *", name="improvement.judge_actions")(judge_actions)
periodic(cron="*/15 * * * *", name="reviews.read_sites")(read_sites)
periodic(cron="15 */6 * * *", name="reading.look_for_incidents")(look_for_incidents)
periodic(cron="50 2 * * *", name="reading.learn_words")(learn_words_nightly)
periodic(cron="25 2 * * *", name="privacy.let_all_age")(let_all_age)
periodic(cron="* * * * *", name="webhooks.take_up_tellings")(take_up_tellings)
periodic(cron="35 3 * * *", name="webhooks.forget_tellings")(forget_tellings)
periodic(cron="50 3 * * *", name="privacy.forget_accesses")(forget_accesses)
periodic(cron="*/30 * * * *", name="privacy.finish_erasures")(finish_erasures)
