"""Random expressions that are well-typed, and values for their variables.

Where the engine is known to come to something else in one case of a function, the function is called in all others only: whatever
works on its result may be compared then.
"""

import random

VARIABLES = {
    "i": "int", "j": "int", "d": "double", "s": "string", "p": "string", "f": "bool", "b": "bytes", "at": "timestamp", "took": "duration",
    "ints": ("list", "int"), "words": ("list", "string"), "nested": ("list", ("list", "int")), "flags": ("list", "bool"),
    "counts": ("map", "string", "int"), "names": ("map", "int", "string"),
}  # fmt: skip

SIMPLE = ["int", "uint", "double", "string", "bool", "bytes", "timestamp", "duration"]
EDGES = [0, 1, 2, 3, 5, 7, 10, 63, 64, 255, 1000, 2**31, 2**53, 2**62, 2**63 - 1]
WORDS = ["", "a", "b", "ab", "aab", "abc", "Ab", "hello", "  x ", "é", "e\u0301", "日本", "😀b", "a,b,c", "1", "-7", "2.5", "true", "x\ny", "%", "(", "."]
PATTERNS = ["a", "^a", "a+b", "(a|b)*", "[a-z]{2}", "\\\\d", ".", "", "b$", "(?i)AB", "\\\\bx", "é"]
WRITTEN_OTHERWISE = {("d", "double"), ("s", "double"), ("s", "duration"), ("s", "timestamp"), ("s", "bytes")}
ZONES = ["UTC", "+01:00", "-09:30", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Sydney", "Nowhere/Town"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.scopes = []
        self.names = 0
        # The engine forgets what a macro that ends early has on its stack, and the next cel.bind finds it: each by itself is right.
        self.ends_early = self.random.random() < 0.5

    # Values of variables

    def bindings(self):
        pick = self.random
        return {
            "i": self.integer(), "j": self.integer(), "d": self.number(), "s": pick.choice(WORDS), "p": pick.choice(WORDS),
            "f": pick.random() < 0.5, "b": bytes(pick.randrange(1, 256) for _ in range(pick.randrange(5))),
            "at": pick.randrange(-62_000_000_000, 250_000_000_000) * 10**6 + pick.choice([0, 0, 1000, 250_000, 500_000]),
            "took": pick.choice([0, 1, -1, 60, 3600, 86_400, -5400, 10**9]) * 10**6 + pick.choice([0, 0, 1000, 250_000]),
            "ints": [self.integer() for _ in range(pick.randrange(5))], "words": [pick.choice(WORDS) for _ in range(pick.randrange(5))],
            "nested": [[self.integer() for _ in range(pick.randrange(3))] for _ in range(pick.randrange(3))],
            "flags": [pick.random() < 0.5 for _ in range(pick.randrange(4))],
            "counts": {word: self.integer() for word in pick.sample(WORDS, pick.randrange(4))},
            "names": {number: pick.choice(WORDS) for number in pick.sample(range(-3, 9), pick.randrange(4))},
        }  # fmt: skip

    def integer(self):
        number = self.random.choice(EDGES) if self.random.random() < 0.25 else self.random.randrange(-5, 12)
        return -number if self.random.random() < 0.3 else number

    def number(self):
        return self.random.choice([0.0, -0.0, 0.5, 1.0, 1.5, 2.0, -2.5, 3.14159, 1e-7, 1e6, 123456.789, 1e15, 1e22, 9.2e18, -1e300])

    # Expressions

    def expression(self, kind, depth):
        """An expression of a type: a literal or a variable at depth 0."""
        options = self.leaves(kind)
        if depth > 0 and self.random.random() < 0.92:
            options = self.calls(kind, depth - 1)
        return self.random.choice(options)()

    def whole(self, kind, depth):
        """An expression; now and then a text that the engine is known to write in another way, which nothing else works on."""
        if kind == "string" and self.random.random() < 0.05:
            verb, argument = self.random.choice(sorted(WRITTEN_OTHERWISE))
            return f'"%{verb}".format([{self.expression(argument, depth)}])'
        return self.expression(kind, depth)

    def formatted(self, depth):
        verb = self.random.choice("sdxXobfe")
        argument = self.random.choice([kind for kind in SIMPLE + [("list", "int"), ("list", "string"), ("map", "string", "int")] if (verb, kind) not in WRITTEN_OTHERWISE])
        return f'"%{verb}".format([{self.expression(argument, depth)}])'

    def any(self, depth):
        return self.expression(self.random.choice(SIMPLE + [("list", "int"), ("list", "string"), ("map", "string", "int")]), depth)

    def leaves(self, kind):
        variables = [name for scope in self.scopes for name, other in scope.items() if other == kind]
        variables += [name for name, other in VARIABLES.items() if other == kind]
        options = [lambda: self.literal(kind)]
        if variables:
            options += [lambda: self.random.choice(variables)] * 2
        return options

    def literal(self, kind):
        pick = self.random
        if isinstance(kind, tuple):
            count = pick.randrange(4)
            if kind[0] == "list":
                if count == 0:
                    count = 1
                return "[" + ", ".join(self.expression(kind[1], 0) for _ in range(count)) + "]"
            keys = {self.literal(kind[1]) for _ in range(count + 1)}
            return "{" + ", ".join(f"{key}: {self.expression(kind[2], 0)}" for key in sorted(keys)) + "}"
        if kind == "int":
            number = self.integer()
            return str(number) if number >= 0 else f"({number})"
        if kind == "uint":
            return f"{abs(self.integer())}u"
        if kind == "double":
            number = repr(self.number())
            return f"({number})" if number.startswith("-") else number
        if kind == "bool":
            return pick.choice(["true", "false"])
        if kind == "string":
            return self.quoted(pick.choice(WORDS))
        if kind == "bytes":
            return "b" + self.quoted(pick.choice(WORDS[:8] + ["é"]))
        if kind == "timestamp":
            return pick.choice([
                'timestamp("2024-02-29T23:59:59Z")', 'timestamp("1970-01-01T00:00:00Z")', 'timestamp("2026-03-29T01:30:00+01:00")',
                'timestamp("0001-01-01T00:00:00Z")', 'timestamp("9999-12-31T23:59:59Z")', "timestamp(1700000000)"])  # fmt: skip
        return pick.choice(['duration("1h")', 'duration("-90s")', 'duration("1.5s")', 'duration("0s")', 'duration("24h30m")', 'duration("250ms")'])

    @staticmethod
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def calls(self, kind, depth):
        e = lambda kind: f"({self.expression(kind, depth)})"
        options = [
            lambda: f"{e('bool')} ? {e(kind)} : {e(kind)}",
            lambda: f"[{self.expression(kind, depth)}, {self.expression(kind, depth)}][{self.random.choice([0, 0, 0, 1, 1, 1, 1, 2])}]",
            lambda: '{"k": ' + self.expression(kind, depth) + "}" + self.random.choice([".k", '["k"]'] * 8 + [".none"]),
            lambda: f"[{self.expression(kind, depth)}][?{self.random.randrange(2)}].orValue({e(kind)})",
            lambda: self.bind(kind, depth),
        ]
        specific = getattr(self, f"{kind[0] if isinstance(kind, tuple) else kind}_calls")(kind, depth, e)
        return options + specific * 3

    def scoped(self, kind, body):
        """The name of a new variable and what the body makes of it."""
        name = f"v{self.names}"
        self.names += 1
        self.scopes.append({name: kind})
        text = body(name)
        self.scopes.pop()
        return name, text

    def bind(self, kind, depth):
        other = self.random.choice(SIMPLE)
        value = self.expression(other, depth)
        name, body = self.scoped(other, lambda _: self.expression(kind, depth))
        return f"[{value}].map({name}, {body})[0]" if self.ends_early else f"cel.bind({name}, {value}, {body})"

    def decided(self, depth):
        """Whether elements are so: a macro that may end before the last of them, or else none that does."""
        if self.ends_early:
            return self.macro(self.random.choice(["all", "exists", "exists_one"]), self.element(), "bool", depth)
        return f"size({self.filtered(('list', self.element()), depth)}) > {self.random.randrange(3)}"

    def split(self, e, *limit):
        """Nothing split by nothing is [""] in the engine, and [] here as in cel-go."""
        text, separator = e("string"), e("string")
        return f"({text} == \"\" && {separator} == \"\" ? [\"\"] : {text}.split({', '.join([separator, *limit])}))"

    def substring(self, e):
        """An end that is the size of the text is refused by the engine, although the extension's documentation allows it."""
        text, start, end = e("string"), self.place(e), self.place(e)
        return f"(size({text}) == {end} ? {text}.substring({start}) : {text}.substring({start}, {end}))"

    def double_as_text(self, e):
        """Infinity as text is left open by the language definition, and the engine writes the sign of no number."""
        number = e("double")
        return f'(math.isFinite({number}) ? string({number}) : "none")'

    def macro(self, call, element, body_kind, depth):
        """A macro over a list or, where their order does not show in the result, the keys of a map."""
        source = self.expression(("list", element), depth) if call == "map" or self.random.random() < 0.8 or element not in ("string", "int") else (
            self.expression(("map", element, "int" if element == "string" else "string"), depth))  # fmt: skip
        name, body = self.scoped(element, lambda _: self.expression(body_kind, depth))
        return f"({source}).{call}({name}, {body})"

    def element(self):
        return self.random.choice(["int", "string", "bool", "double"])

    def bool_calls(self, _, depth, e):
        comparable = ["int", "uint", "double", "string", "bool", "bytes", "timestamp", "duration"]

        def compare(symbols, kinds):
            kind = self.random.choice(kinds)
            return f"{e(kind)} {self.random.choice(symbols)} {e(kind)}"

        return [
            lambda: f"{e('bool')} && {e('bool')}", lambda: f"{e('bool')} || {e('bool')}", lambda: f"!{e('bool')}",
            lambda: compare(["<", "<=", ">", ">="], comparable), lambda: compare(["==", "!="], comparable + [("list", "int"), ("map", "string", "int")]),
            lambda: f"dyn({self.any(depth)}) {self.random.choice(['==', '!='])} dyn({self.any(depth)})",
            lambda: f"dyn({e(self.random.choice(['int', 'uint', 'double']))}) < {e(self.random.choice(['int', 'uint', 'double']))}",
            lambda: f"{e('int')} in {e(('list', 'int'))}", lambda: f"{e('string')} in {e(('list', 'string'))}",
            lambda: f"{e('string')} in {e(('map', 'string', 'int'))}",
            lambda: f"{e('string')}.{self.random.choice(['startsWith', 'endsWith', 'contains'])}({e('string')})",
            lambda: f'{e("string")}.matches("{self.random.choice(PATTERNS)}")',
            lambda: self.decided(depth),
            lambda: f"has({{{self.quoted('k')}: {self.expression('int', depth)}}}.{self.random.choice('kn')})",
            lambda: f"type({self.any(depth)}) == {self.random.choice(['int', 'uint', 'double', 'string', 'bool', 'bytes', 'list', 'map', 'type'])}",
            lambda: f"optional.of({e('int')}).hasValue()", lambda: f"optional.ofNonZeroValue({e(self.random.choice(['int', 'string', 'bool']))}).hasValue()",
            lambda: f"math.{self.random.choice(['isNaN', 'isInf', 'isFinite'])}({e('double')})", lambda: f"bool({e('string')})",
        ]  # fmt: skip

    def place(self, e):
        """An index, mostly one that is likely to be there."""
        return e("int") if self.random.random() < 0.2 else self.random.randrange(3)

    def arithmetic(self, kind, e, symbols):
        return lambda: f"{e(kind)} {self.random.choice(symbols)} {e(kind)}"

    def int_calls(self, _, depth, e):
        fields = ["getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds"]
        return [
            self.arithmetic("int", e, "+-*/%"), lambda: f"-{e('int')}",
            lambda: f"size({e(self.random.choice(['string', 'bytes', ('list', 'int'), ('map', 'string', 'int')]))})",
            lambda: f"int({e(self.random.choice(['int', 'uint', 'double', 'timestamp']))})", lambda: f'int({self.quoted(self.random.choice(["1", "-7", "x", ""]))})',
            lambda: f"{e('timestamp')}.{self.random.choice(fields)}()",
            lambda: f'{e("timestamp")}.{self.random.choice(fields)}("{self.random.choice(ZONES)}")',
            lambda: f"{e('duration')}.{self.random.choice(fields[6:])}()", lambda: f"{e(('list', 'int'))}[{self.place(e)}]",
            lambda: f"{e(('map', 'string', 'int'))}[{e('string')}]", lambda: f"{e('string')}.{self.random.choice(['indexOf', 'lastIndexOf'])}({e('string')})",
            lambda: f"{e('string')}.{self.random.choice(['indexOf', 'lastIndexOf'])}({e('string')}, {e('int')})",
            lambda: f"math.{self.random.choice(['abs', 'sign', 'bitNot'])}({e('int')})",
            lambda: f"math.{self.random.choice(['greatest', 'least'])}({e('int')}, {e('int')})",
            lambda: f"math.{self.random.choice(['bitAnd', 'bitOr', 'bitXor', 'bitShiftLeft', 'bitShiftRight'])}({e('int')}, {e('int')})",
            lambda: f"{e(('map', 'string', 'int'))}[?{e('string')}]{'' if self.ends_early else '.optMap(o, o + 1)'}.orValue({e('int')})",
        ]  # fmt: skip

    def uint_calls(self, _, depth, e):
        return [
            self.arithmetic("uint", e, "+-*/%"), lambda: f"uint({e(self.random.choice(['int', 'double', 'uint']))})",
            lambda: f"math.{self.random.choice(['abs', 'sign', 'bitNot'])}({e('uint')})",
            lambda: f"math.{self.random.choice(['bitAnd', 'bitOr', 'bitXor'])}({e('uint')}, {e('uint')})",
            lambda: f"math.{self.random.choice(['bitShiftLeft', 'bitShiftRight'])}({e('uint')}, {e('int')})",
        ]  # fmt: skip

    def double_calls(self, _, depth, e):
        return [
            self.arithmetic("double", e, "+-*/"), lambda: f"-{e('double')}", lambda: f"double({e(self.random.choice(['int', 'uint', 'double']))})",
            lambda: f"math.{self.random.choice(['ceil', 'floor', 'round', 'trunc', 'abs', 'sign', 'sqrt'])}({e('double')})",
            lambda: f"math.{self.random.choice(['greatest', 'least'])}({e('double')}, {e('double')})",
            lambda: f'double({self.quoted(self.random.choice(["1.5", "-2", "x", "1e3", "Infinity"]))})',
        ]  # fmt: skip

    def string_calls(self, _, depth, e):
        return [
            self.arithmetic("string", e, "+"), lambda: f"string({e(self.random.choice(['int', 'uint', 'bool', 'string', 'bytes']))})",
            lambda: self.double_as_text(e),
            lambda: f"{e('string')}.{self.random.choice(['lowerAscii', 'upperAscii', 'trim', 'reverse'])}()",
            lambda: f"{e('string')}.charAt({self.place(e)})", lambda: f"{e('string')}.substring({self.place(e)})",
            lambda: self.substring(e), lambda: f"{e('string')}.replace({e('string')}, {e('string')})",
            lambda: f"{e('string')}.replace({e('string')}, {e('string')}, {self.random.randrange(-1, 4)})",
            lambda: f"{e(('list', 'string'))}.join({e('string')})", lambda: f"{e(('list', 'string'))}.join()",
            lambda: f"strings.quote({e('string')})", lambda: f"base64.encode({e('bytes')})",
            lambda: f'"%{self.random.choice("sdxXob")}".format([{e("int")}])', lambda: f'"<%s>".format([{e("string")}])',
            lambda: f'"%.{self.random.randrange(8)}{self.random.choice("fe")}".format([{e("double")}])',
            lambda: self.formatted(depth) if self.random.random() < 0.1 else f'"%%".format([{e("int")}])',
        ]  # fmt: skip

    def bytes_calls(self, _, depth, e):
        return [self.arithmetic("bytes", e, "+"), lambda: f"bytes({e('string')})", lambda: f"base64.decode({e('string')})" if self.random.random() < 0.1 else f"base64.decode(base64.encode({e('bytes')}))"]

    def timestamp_calls(self, _, depth, e):
        return [lambda: f"{e('timestamp')} + {e('duration')}", lambda: f"{e('timestamp')} - {e('duration')}", lambda: f"timestamp({e('int')})"]

    def duration_calls(self, _, depth, e):
        return [self.arithmetic("duration", e, "+-"), lambda: f"{e('timestamp')} - {e('timestamp')}"]

    def list_calls(self, kind, depth, e):
        element = kind[1]
        options = [
            lambda: f"{e(kind)} + {e(kind)}", lambda: f"[{self.expression(element, depth)}, {self.expression(element, depth)}]",
            lambda: self.macro("map", self.element(), element, depth), lambda: self.filtered(kind, depth),
            lambda: f"[{self.expression(element, depth)}, ?optional.of({e(element)}), ?optional.ofNonZeroValue({e(element)})]"
            if element in ("int", "string", "bool") else self.literal(kind),
        ]  # fmt: skip
        if element == "string":
            options += [lambda: self.split(e), lambda: self.split(e, str(self.random.randrange(-1, 4)))]
        return options

    def filtered(self, kind, depth):
        source = self.expression(kind, depth)
        name, body = self.scoped(kind[1], lambda _: self.expression("bool", depth))
        if self.random.random() < 0.5:
            return f"({source}).filter({name}, {body})"
        self.scopes.append({name: kind[1]})
        result = self.expression(kind[1], depth)
        self.scopes.pop()
        return f"({source}).map({name}, {body}, {result})"

    def map_calls(self, kind, depth, e):
        return [
            lambda: "{" + f"{self.expression(kind[1], 0)}: {self.expression(kind[2], depth)}" + "}",
            lambda: "{" + f"?{self.expression(kind[1], 0)}: optional.of({e(kind[2])})" + "}",
        ]  # fmt: skip
