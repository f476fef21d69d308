from zabota.answers.models.macro import Macro
from zabota.answers.models.question_asked import QuestionAsked
from zabota.answers.models.reply_check import ReplyCheck
from zabota.answers.models.saved_reply import SavedReply, SavedReplyText

__all__ = ["Macro", "QuestionAsked", "ReplyCheck", "SavedReply", "SavedReplyText"]
