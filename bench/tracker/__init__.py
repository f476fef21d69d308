"""Request Tracker 5 from Debian as a second peer: installed by hand, never by us.

apt-get install --no-install-recommends request-tracker5 rt5-standalone rt5-db-postgresql dbconfig-no-thanks
"""
