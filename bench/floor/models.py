"""Our own tables, read as plain models; and two small tables for bare inserts."""

from django.db import models


class User(models.Model):
    name = models.CharField(max_length=120)

    class Meta:
        managed = False
        db_table = "company_user"

    def __str__(self) -> str:
        return self.name


class Inbox(models.Model):
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)

    class Meta:
        managed = False
        db_table = "channels_inbox"

    def __str__(self) -> str:
        return self.name


class Conversation(models.Model):
    """The columns that our list shows."""

    subject = models.CharField(max_length=300)
    customer_name = models.CharField(max_length=160)
    preview = models.CharField(max_length=160)
    message_count = models.IntegerField()
    last_message_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.CASCADE, null=True)
    branch_id = models.BigIntegerField(null=True)
    assignee = models.ForeignKey(User, models.CASCADE, null=True)
    inbox = models.ForeignKey(Inbox, models.CASCADE)

    class Meta:
        managed = False
        db_table = "desk_conversation"

    def __str__(self) -> str:
        return self.subject


class Message(models.Model):
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=3)
    user = models.ForeignKey(User, models.CASCADE, null=True)
    sender_name = models.CharField(max_length=160)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "desk_message"

    def __str__(self) -> str:
        return self.text[:80]


class Talk(models.Model):
    """A bare conversation, for bare inserts."""

    subject = models.CharField(max_length=300)
    address = models.CharField(max_length=254)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.subject


class Said(models.Model):
    talk = models.ForeignKey(Talk, models.CASCADE)
    text = models.TextField()
    raw = models.BinaryField(null=True)

    def __str__(self) -> str:
        return self.text[:80]
