"""What is counted for whoever watches over the program: numbers by kind, never a text.

    GET /metrics → llumi_requests_total{route="/api/v1/drafts",status="200"} 3.0 …

Prometheus reads it. Labels are routes, statuses and rules of the safety screen, all ours.
"""

from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.web.places import Line

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters of one app; with a `folder`, of all processes that count into it.

    The folder has to be in PROMETHEUS_MULTIPROC_DIR before this process imports prometheus_client.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._registry, self._line = CollectorRegistry(), CollectorRegistry()
        self._requests = Counter(
            "llumi_requests", "Requests answered", ["route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "llumi_request_seconds", "Until the answer began", ["route"], registry=self._registry
        )
        self._sentences = Counter(
            "llumi_sentences", "Sentences of drafts", ["outcome", "rule"], registry=self._registry
        )

    def watch(self, places: Line) -> None:
        """Show how many write and wait in `places`."""
        self._line.register(_OfLine(places))

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
        counted = self._registry
        if self._folder is not None:
            counted = CollectorRegistry()
            MultiProcessCollector(counted, path=str(self._folder))  # type: ignore[no-untyped-call]
        return generate_latest(counted) + generate_latest(self._line)


class _OfLine(Collector):
    """How long the line is, looked up whenever somebody asks: it is the same for all processes."""

    def __init__(self, places: Line) -> None:
        self._places = places

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The two gauges."""
        yield GaugeMetricFamily("llumi_writing", "Texts being written", self._places.writing)
        yield GaugeMetricFamily("llumi_waiting", "Texts in line", self._places.waiting)
