"""The benchmarks: each figure beside a named peer, or beside the machine's own limit, in the same run."""
