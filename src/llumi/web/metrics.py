"""What is counted for whoever watches over the program: numbers by kind, never a text.

    GET /metrics → llumi_requests_total{route="/api/v1/drafts",status="200"} 3.0 …

Prometheus reads it. Labels are routes, statuses and rules of the safety screen, all ours.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.web.places import Places

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "llumi_requests", "Requests answered", ["route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "llumi_request_seconds", "Until the answer began", ["route"], registry=self._registry
        )
        self._sentences = Counter(
            "llumi_sentences", "Sentences of drafts", ["outcome", "rule"], registry=self._registry
        )
        self._writing = Gauge("llumi_writing", "Texts being written", registry=self._registry)
        self._waiting = Gauge("llumi_waiting", "Texts in line", registry=self._registry)

    def watch(self, places: Places) -> None:
        """Show how many write and wait in `places`."""
        self._writing.set_function(lambda: places.writing)
        self._waiting.set_function(lambda: places.waiting)

    def sentence(self, step: Shown | HeldBack | Noted) -> None:
        """Count a sentence that was shown or held back; notes are on the whole and not counted."""
        if isinstance(step, Shown):
            self._sentences.labels("shown", "").inc()
        elif isinstance(step, HeldBack):
            self._sentences.labels("held_back", step.rule).inc()

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count an answer; `route` is the template of a path, not the path that was asked for."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)
