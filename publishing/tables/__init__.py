"""Tables of this site that come from programs: faults and benchmarks."""
