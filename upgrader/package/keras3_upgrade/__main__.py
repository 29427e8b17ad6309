"""`python -m keras3_upgrade PATH…`."""

from keras3_upgrade import main

main()
