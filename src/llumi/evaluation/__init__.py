"""What replies are like, measured: one file per family of measures, then comparison and report.

`from llumi.evaluation import measure` and `measure(["I hear you. That sounds hard."])` give
{"words": [6.0], "coleman_liau": [-6.7…], …}; `measuring.py` says what else can be measured.
"""

from llumi.evaluation.measuring import measure, measure_set

__all__ = ["measure", "measure_set"]
