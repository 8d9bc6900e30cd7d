"""Ways and cycles of small graphs, against networkx."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.trace.digraph import Graph, backward, cycles, distances, ways

NODES = [str(n) for n in range(7)]
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), unique=True, max_size=4))


def known(graph: Graph) -> nx.DiGraph:
    other: nx.DiGraph = nx.DiGraph()
    other.add_nodes_from(NODES)
    other.add_edges_from((one, end) for one, ends in graph.items() for end in ends)
    return other


@settings(deadline=None)
@given(GRAPHS)
def test_ways_are_all_simple_paths_shortest_first(graph: Graph) -> None:
    found, cut = ways(graph, "0", "1", most=10_000)
    lengths = [len(way) for way in found]
    assert not cut and lengths == sorted(lengths)
    assert sorted(map(tuple, found)) == sorted(map(tuple, nx.all_simple_paths(known(graph), "0", "1")))


@settings(deadline=None)
@given(GRAPHS)
def test_ways_without_a_goal_go_on_until_nothing_new_follows(graph: Graph) -> None:
    found, _ = ways(graph, "0", most=10_000)
    for way in found:
        assert way[0] == "0" and len(set(way)) == len(way) > 1
        assert all(after in graph[before] for before, after in pairwise(way))
        assert set(graph.get(way[-1], ())) <= set(way)
    reached = {end for way in found for end in way} | {"0"}
    assert reached == nx.descendants(known(graph), "0") | {"0"}


@settings(deadline=None)
@given(GRAPHS)
def test_distances(graph: Graph) -> None:
    assert distances(graph, ["0"]) == dict(nx.single_source_shortest_path_length(known(graph), "0"))
    assert distances(backward(graph), ["0"]) == dict(nx.single_source_shortest_path_length(known(graph).reverse(), "0"))


@settings(deadline=None)
@given(GRAPHS)
def test_every_knot_shows_a_cycle_and_cycles_are_cycles(graph: Graph) -> None:
    other = known(graph)
    found = cycles(graph, most=1000)
    for cycle in found:
        assert len(set(cycle)) == len(cycle) and cycle[0] == min(cycle)
        assert all(after in graph[before] for before, after in pairwise([*cycle, cycle[0]]))
    assert len({tuple(cycle) for cycle in found}) == len(found)
    for knot in nx.strongly_connected_components(other):
        if len(knot) > 1 or any(other.has_edge(one, one) for one in knot):
            assert any(set(cycle) <= knot for cycle in found)


def test_work_is_bounded() -> None:
    everyone = [str(n) for n in range(300)]
    graph = {one: [end for end in everyone if end != one] for one in everyone}
    found, cut = ways(graph, "0", "1", most=60)
    assert cut and len(found) == 60 and [len(way) for way in found[:3]] == [2, 3, 3]
    assert ways(graph, "0", most=60)[1]
    assert len(cycles(graph)) == 20


@pytest.mark.parametrize("length", [1, 2, 5, 5000])
def test_a_long_circle_needs_no_recursion(length: int) -> None:
    graph = {str(n): [str((n + 1) % length)] for n in range(length)}
    (cycle,) = cycles(graph)
    assert len(cycle) == length
    assert ways(graph, "0", "none") == ([], False)
