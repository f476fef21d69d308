"""VK: Callback API and messages of a community, https://dev.vk.com/api/callback/getting-started"""
