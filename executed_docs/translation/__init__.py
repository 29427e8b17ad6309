"""Are the languages in step?"""
