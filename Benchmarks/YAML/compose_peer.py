"""PyYAML's nodes by its C loader: prints the seconds of each round as JSON. Usage: compose_peer.py FOLDER ROUNDS"""

import json
import pathlib
import sys
import time

import yaml

files = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]


def count(node):
    if isinstance(node, yaml.ScalarNode):
        return 1
    if isinstance(node, yaml.SequenceNode):
        return 1 + sum(map(count, node.value))
    return 1 + sum(1 + count(value) for _, value in node.value)


seconds = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    documents = [yaml.compose(text, Loader=yaml.CSafeLoader) for text in files]
    seconds.append(time.perf_counter() - start)
nodes = sum(map(count, documents))
print(json.dumps({"seconds": seconds, "bytes": sum(map(len, files)), "nodes": nodes}))
