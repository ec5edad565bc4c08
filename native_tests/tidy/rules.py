"""The habits that tidy.py guards, as tables: change a habit here.

Patterns are searched line by line. The words of the tables are put together from pieces where this
file would otherwise break its own rules.
"""

import re

# Hand-written text, judged by the line.
CODE = re.compile(r"\.(cpp|hpp|ts|mts|js|mjs|cjs|css|html|py|sh|cmake)$"
                  r"|(^|/)(CMakeLists\.txt|start|test|run)$")
GENERATED = re.compile(r"(^|/)package-lock\.json$|\.inc$|^wasm/src/documents\.d\.ts$"
                       r"|^core/schema/.*\.json$|\.(png|svg|ico|jpg|woff2|md)$")

LINE_WIDTH = 100
FILE_LINES = 500

# Prose may name what code may not. An address (https://…) is not a comment.
COMMENT = re.compile(r"(^|\s)//.*$|^\s*(/\*|\*|#(?!include)).*$")

# Programmes, scenarios and data are read as documents, not as code.
LONG_FILES = re.compile(r"\.(json|jsonl|md)$|^LICENSE$|\.svg$")

TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "core", "examples",
    "native_tests", "start", "test", "wasm", "web",
}

MARKERS = re.compile(r"\b(TO" r"DO|FIX" r"ME|(?<!')XX" r"X|HA" r"CK)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.$}])/(wo" r"rk|tm" r"p|ho" r"me|ro" r"ot)/")


class Ban:
    """A pattern that must not occur below a path, and what to write instead."""

    def __init__(self, where, pattern, instead, unless=None):
        self.where = re.compile(where)
        self.pattern = re.compile(pattern)
        self.instead = instead
        self.unless = re.compile(unless) if unless else None

    def hits(self, path, line):
        if not self.where.search(path) or (self.unless and self.unless.search(path)):
            return False
        return bool(self.pattern.search(line))


CORE = r"^(core/(src|include)|wasm)/.*\.(cpp|hpp)$"
# What is made of nlohmann/json stays in one file.
LIBRARY = r"^core/src/document/library\.cpp$"
SCRIPT = r"^(web|wasm)/(src|demo)/.*\.(ts|js|html)$"

BANS = [
    Ban(CORE, r"\b(std::)?(sto(i|l|ll|ul|ull|f|d)|ato(i|l|ll|f)|strto\w+)\s*\(",
        "document/decimal.hpp reads numbers exactly", unless=LIBRARY),
    Ban(CORE, r"\b(f|s|sn|v|vs)?printf\s*\(|\bputs\s*\(", "the core prints nothing"),
    Ban(CORE, r"#include <(iostream|ostream|istream|sstream|fstream|iomanip|locale|regex|format)>",
        "std::string and document/writer.hpp: each of these costs 30 KB or more in WebAssembly"),
    Ban(CORE, r"#include <(functional|unordered_map|unordered_set)>",
        "a template parameter, or a sorted std::vector: both cost kilobytes in WebAssembly"),
    Ban(CORE, r"#include <(random|ctime|thread|mutex|fstream|cstdio)>",
        "time, chance and files come from outside, in an activity or its stamp"),
    Ban(CORE, r"system_clock|steady_clock|\btime\s*\(\s*(NULL|nullptr|0|&)|\bgettimeofday\b"
        r"|\bclock\s*\(\)|\blocaltime\b|\bgmtime\b",
        "the activity's own time: the core has no clock"),
    Ban(CORE, r"\b(std::)?s?rand\s*\(|\brandom_device\b|\bmt19937", "the core has no randomness"),
    Ban(CORE, r"\bthrow\b(?! nothing)|\bcatch\s*\(|\btry\s*\{", "loyalty::Result: nothing throws"),
    Ban(CORE, r"\bdynamic_cast\b|\btypeid\b", "an enum: there is no run-time type information"),
    Ban(CORE, r"\babort\s*\(\)|\bexit\s*\(", "assert, and Status::internal in release"),
    Ban(CORE, r"#include [<\"]nlohmann/", "document/value.hpp", unless=LIBRARY),
    Ban(r"^core/", r"#include [<\"]emscripten", "wasm/bindings.cpp: the core knows no web"),
    Ban(r"^core/src/base/", r"#include \"(document|time|logic|blocks|ledger|mechanics|engine)/",
        "arrows point down: base knows only std"),
    Ban(r"^core/src/document/", r"#include \"(time|logic|blocks|ledger|mechanics|engine)/",
        "arrows point down: document knows only base"),
    Ban(r"^core/src/time/", r"#include \"(logic|blocks|ledger|mechanics|engine)/",
        "arrows point down: time knows base and document"),
    Ban(r"^core/src/logic/", r"#include \"(blocks|ledger|mechanics|engine)/",
        "arrows point down: logic knows base, document and time"),
    Ban(r"^core/src/ledger/", r"#include \"(mechanics|engine)/",
        "arrows point down: the ledger knows no mechanic"),
    Ban(r"^core/src/blocks/", r"#include \"(mechanics|engine)/",
        "arrows point down: blocks know no mechanic"),
    Ban(r"^core/src/mechanics/", r"#include \"engine/", "arrows point down: engine is on top"),
    Ban(r"^(native_tests|examples)/.*\.cpp$", r"\busing namespace std;", "names with std::"),
    Ban(SCRIPT, r"\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|unsafeHTML",
        "lit's html: text from a programme must stay text"),
    Ban(SCRIPT, r"\beval\s*\(|\bnew Function\b|set(Timeout|Interval)\s*\(\s*['\"]",
        "a function: pages forbid code from strings"),
    Ban(SCRIPT, r"\sstyle=", "a class, or a style property set by script: pages forbid style="),
    Ban(SCRIPT, r"\son[a-z]+=[\"']", "@event of lit: pages forbid inline handlers"),
    Ban(r"^web/src/", r"\bDate\.now\s*\(|\bnew Date\s*\(\s*\)",
        "Backend.now(): the only clock the widget knows", unless=r"^web/src/backend/"),
    Ban(r"^web/src/", r"\bMath\.random\s*\(", "crypto.getRandomValues or crypto.randomUUID"),
    Ban(r"^web/src/", r"\bconsole\.log\s*\(", "nothing, or console.warn for the page's developer"),
    Ban(r"^(web|wasm)/(src|demo)/.*\.ts$", r"@ts-(ignore|nocheck)|\bas any\b|: any\b",
        "a type: types must hold where they matter"),
]
