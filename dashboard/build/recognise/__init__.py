"""Which format is this file?"""
