"""WhatsApp Business Platform, Cloud API: https://developers.facebook.com/docs/whatsapp/cloud-api"""
