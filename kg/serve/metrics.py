"""How much was asked and how long it took, for Prometheus: kinds of addresses alone, neither names nor texts."""

from __future__ import annotations

from collections import Counter, defaultdict

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.pool import Pool


class Metrics:
    """Counts of one server."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request that was answered; `route` is the kind of address (`/check/{key}`)."""
        self._requests[method, route, status] += 1
        self._seconds[route] += seconds

    def text(self, pool: Pool) -> str:
        """All of it as Prometheus reads it."""
        lines = ["# TYPE kg_requests_total counter"]
        for (method, route, status), count in sorted(self._requests.items()):
            lines.append(f'kg_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}')
        lines.append("# TYPE kg_request_seconds_total counter")
        for route, seconds in sorted(self._seconds.items()):
            lines.append(f'kg_request_seconds_total{{route="{route}"}} {seconds:.6f}')
        for name, kind, value in (
            ("kg_workers", "gauge", pool.alive),
            ("kg_tasks_waiting", "gauge", pool.waiting),
            ("kg_workers_replaced_total", "counter", pool.replaced),
        ):
            lines += [f"# TYPE {name} {kind}", f"{name} {value}"]
        return "\n".join(lines) + "\n"


async def metrics(request: Request) -> Response:
    """GET /metrics."""
    held: Metrics = request.app.state.metrics
    return Response(held.text(request.app.state.pool), media_type="text/plain; version=0.0.4; charset=utf-8")
