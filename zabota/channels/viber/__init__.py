"""Viber's REST API for bots: https://developers.viber.com/docs/api/rest-bot-api/"""
