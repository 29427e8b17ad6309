"""What the upgrader knows: rules that are read from the atlas, from the upgrades and from the packages."""
