"""One statistic per file: what a term's presence on both sides says about its gap."""

from auditor.statistics.soft_gap import soft_gap

# A new statistic is a file with one function of (presence, weights, mismatched) and one line here.
STATISTICS = {"soft_gap": soft_gap}
