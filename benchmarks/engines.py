"""Triple stores and query engines of others, each behind the same three verbs: load a file, give its triples, answer.

They are programs, not libraries: what they read is what any user's store would read. `missing` says why one cannot be
used on this machine.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Self

from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from kg.graph.answers import Answer

__all__ = [
    "ENGINES",
    "Comunica",
    "Engine",
    "Jena",
    "Oxigraph",
    "Rasqal",
    "RdflibEndpoint",
    "Rows",
    "Virtuoso",
    "rows_of",
]

type Rows = Counter[tuple[str, ...]]

ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
NUMBERS = ("integer", "int", "decimal", "double", "float")
WAIT = 300


# ---- rows, so that those of all engines can be compared -------------------------------------------------------------


def rows_of(answer: Answer) -> Rows:
    """The rows of our own store; their order does not count."""
    return Counter(tuple(_key(*_parts(term)) for term in row) for row in answer.rows)


def _parts(term: object) -> tuple[str, str, str]:
    if isinstance(term, Literal):
        return term.value, term.language or "", term.datatype.value
    return str(getattr(term, "value", "")), "", ""


def _rows(written: bytes) -> Rows:
    """The rows of results in JSON. Columns are read by name, as engines give them in orders of their own."""
    document = json.loads(written)
    names = document["head"]["vars"]
    return Counter(tuple(_cell(row.get(name)) for name in names) for row in document["results"]["bindings"])


def _cell(cell: dict[str, str] | None) -> str:
    return _key(cell["value"], cell.get("xml:lang", ""), cell.get("datatype", "")) if cell else ""


def _key(value: str, language: str, datatype: str) -> str:
    """A mean has as many digits as its engine likes, and a sum the type that it likes: six digits are compared."""
    kind = datatype.rpartition("#")[2]
    try:
        if kind in NUMBERS:
            return f"{Decimal(value):.6f}"
    except InvalidOperation:
        pass
    return f"{value}@{language.lower()}" if language else value if kind in ("", "string") else f"{value}^^{kind}"


# ---- programs -------------------------------------------------------------------------------------------------------


class Engine:
    """One of them, with a folder of its own for what it keeps."""

    name = ""
    loads: Sequence[str] = ("ttl", "trig", "nq")
    """The formats of files that it is given."""
    paths = True
    """Whether it knows property paths, without which hardly a named question can be asked."""
    asked_of: Sequence[str] = ("ttl", "trig", "nq")
    """The formats of which a large graph is asked the named questions; of the others only all triples."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        return Path(self._folder.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(WAIT)
        self._folder.cleanup()

    @classmethod
    def missing(cls) -> str | None:
        """What has to be installed first."""
        raise NotImplementedError

    @classmethod
    def version(cls) -> str:
        raise NotImplementedError

    def load(self, path: Path) -> None:
        """Load a file unchanged, into an empty store."""
        raise NotImplementedError

    def triples(self) -> set[Triple]:
        """All triples, of all graphs as one."""
        raise NotImplementedError

    def ask(self, query: Path) -> Rows:
        """The rows of a SELECT query, of all graphs as one."""
        raise NotImplementedError

    def serve(self, command: Sequence[str | Path], address: str, **options: Any) -> None:
        with (self.folder / "server.log").open("wb") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **options)
        for _ in range(WAIT * 10):
            try:
                urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(f"{self.name} does not answer: {(self.folder / 'server.log').read_text(errors='replace')}")


def run(*command: str | Path, **options: Any) -> bytes:
    """What a program writes.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    done: subprocess.CompletedProcess[bytes] = subprocess.run(command, capture_output=True, timeout=WAIT, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def _post(address: str, query: str, accept: str) -> bytes:
    form = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(address, form, {"Accept": accept})
    with urllib.request.urlopen(request, timeout=WAIT) as answer:
        return bytes(answer.read())


def _triples(written: bytes, format: RdfFormat = RdfFormat.N_TRIPLES) -> set[Triple]:
    return {quad.triple for quad in parse(written, format=format)}


def _port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        port: int = some.getsockname()[1]
    return port


def _beside_python(name: str) -> str | None:
    return shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))


class _Endpoint(Engine):
    """One that is asked by the SPARQL protocol."""

    address = ""

    def triples(self) -> set[Triple]:
        return _triples(_post(self.address, ALL, "application/n-triples"))

    def ask(self, query: Path) -> Rows:
        return _rows(_post(self.address, query.read_text(encoding="utf-8"), "application/sparql-results+json"))


class Oxigraph(_Endpoint):
    """The server, filled by its own loader."""

    name = "Oxigraph server"

    @classmethod
    def missing(cls) -> str | None:
        return None if cls.program() else "the program oxigraph, from the Python package of that name"

    @classmethod
    def version(cls) -> str:
        return run(cls.program(), "--version").decode().split()[-1]

    @staticmethod
    def program() -> str:
        return _beside_python("oxigraph") or ""

    def load(self, path: Path) -> None:
        program, place = self.program(), self.folder / "store"
        run(program, "load", "--location", place, "--file", path)
        bind = f"127.0.0.1:{_port()}"
        self.address = f"http://{bind}/query"
        options = ("--location", place, "--bind", bind, "--union-default-graph")
        self.serve([program, "serve-read-only", *options], self.address)


class Jena(Engine):
    """TDB2, with the tools of the Debian package, which lack parts of their class path."""

    name = "Apache Jena TDB2"
    asked_of = ("trig",)  # a program is started for each question
    jars = Path("/usr/share/java")
    others = """commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection guava
        httpclient httpclient-cache httpcore jackson-annotations jackson-core jackson-databind jcl-over-slf4j
        jsonld-java protobuf slf4j-api slf4j-nop thrift xercesImpl""".split()

    @classmethod
    def missing(cls) -> str | None:
        there = shutil.which("java") and (cls.jars / "jena-tdb2.jar").exists()
        return None if there else "the Debian packages default-jre-headless and libapache-jena-java"

    @classmethod
    def version(cls) -> str:
        return next(cls.jars.glob("jena-tdb2-*.jar")).stem.rpartition("-")[2]

    def tool(self, *arguments: str | Path) -> bytes:
        """Run one of the command lines of Jena, by the name of its class."""
        # The package moved Xerces into a package of Jena's own, but code still looks for its messages where they were.
        messages = self.folder / "messages"
        if not messages.exists():
            with zipfile.ZipFile(self.jars / "jena-core.jar") as archive:
                for member in archive.namelist():
                    if "/ext/xerces/" in member and member.endswith(".properties"):
                        place = messages / member.removeprefix("org/apache/jena/ext/")
                        place.parent.mkdir(parents=True, exist_ok=True)
                        place.write_bytes(archive.read(member))
        own = [path for path in sorted(self.jars.glob("jena-*.jar")) if "4." not in path.name]
        path = [messages, *own, *(self.jars / f"{name}.jar" for name in self.others)]
        options = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", os.pathsep.join(map(str, path)))
        return run("java", *options, *arguments)

    def load(self, path: Path) -> None:
        self.tool("tdb2.tdbloader", "--loc", self.folder / "store", path)

    def _query(self, *arguments: str | Path) -> bytes:
        union = "tdb2:unionDefaultGraph=true"
        # A Turtle file is the default graph already, of which the union of all named graphs knows nothing.
        union = union if self._has_named_graphs() else union.replace("true", "false")
        return self.tool("tdb2.tdbquery", "--loc", self.folder / "store", "--set", union, *arguments)

    def _has_named_graphs(self) -> bool:
        if not hasattr(self, "_named"):
            query = "ASK { GRAPH ?g { ?s ?p ?o } }"
            self._named = b"true" in self.tool("tdb2.tdbquery", "--loc", self.folder / "store", "--results=json", query)
        return self._named

    def triples(self) -> set[Triple]:
        return _triples(self._query("--results=ntriples", ALL))

    def ask(self, query: Path) -> Rows:
        return _rows(self._query("--results=json", "--query", query))


class Rasqal(Engine):
    """raptor reads, rasqal answers: no store, and only one graph."""

    name = "raptor and rasqal"
    paths = False
    names: Mapping[str, str] = {"ttl": "turtle", "trig": "trig", "nq": "nquads"}

    @classmethod
    def missing(cls) -> str | None:
        there = shutil.which("rapper") and shutil.which("roqet")
        return None if there else "the Debian packages raptor2-utils and rasqal-utils"

    @classmethod
    def version(cls) -> str:
        return " and ".join(run(program, "--version").decode().strip() for program in ("rapper", "roqet"))

    def load(self, path: Path) -> None:
        self.path = path

    def triples(self) -> set[Triple]:
        kind = self.names[self.path.suffix[1:]]
        written = run("rapper", "-q", "-i", kind, "-o", "nquads", self.path)
        return _triples(written, RdfFormat.N_QUADS)

    def ask(self, query: Path) -> Rows:
        written = run("roqet", "-q", "-i", "sparql", query, "-D", self.path, "-r", "xml")
        found = parse_query_results(written, format=QueryResultsFormat.XML)
        if not isinstance(found, QuerySolutions):
            raise RuntimeError("roqet gave no rows")
        return Counter(tuple(_key(*_parts(term)) for term in solution) for solution in found)


# ---- those that need more than a package, and are run by hand -------------------------------------------------------


class Virtuoso(_Endpoint):
    """The open source edition, filled by its bulk loader."""

    name = "Virtuoso"
    ini = """
        [Database]
        DatabaseFile = {folder}/virtuoso.db
        ErrorLogFile = {folder}/virtuoso.log
        TransactionFile = {folder}/virtuoso.trx
        LockFile = {folder}/virtuoso.lck
        xa_persistent_file = {folder}/virtuoso.pxa
        [TempDatabase]
        DatabaseFile = {folder}/temp.db
        TransactionFile = {folder}/temp.trx
        [Parameters]
        ServerPort = 127.0.0.1:{port}
        DirsAllowed = {folder}
        NumberOfBuffers = 20000
        [HTTPServer]
        ServerPort = 127.0.0.1:{web}
        [SPARQL]
        ResultSetMaxRows = 1000000
        """

    @classmethod
    def missing(cls) -> str | None:
        there = shutil.which("virtuoso-t") and shutil.which("isql-vt")
        return None if there else "the Debian packages virtuoso-opensource-7-bin and virtuoso-opensource-7-common"

    @classmethod
    def version(cls) -> str:
        said = subprocess.run(("virtuoso-t", "-?"), capture_output=True)  # which it calls a failure
        return (said.stdout + said.stderr).decode().partition("Version ")[2].partition("-")[0]

    def load(self, path: Path) -> None:
        port, web = _port(), _port()
        settings = self.ini.format(folder=self.folder, port=port, web=web)
        (self.folder / "virtuoso.ini").write_text("\n".join(line.strip() for line in settings.splitlines()))
        self.address = f"http://127.0.0.1:{web}/sparql"
        self.serve(["virtuoso-t", "-f", "-c", self.folder / "virtuoso.ini"], self.address)
        shutil.copy(path, self.folder / f"graph{path.suffix}")
        steps = f"ld_dir ('{self.folder}', 'graph{path.suffix}', 'urn:policy-actors:default'); rdf_loader_run ();"
        run("isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={steps}")

    def triples(self) -> set[Triple]:
        # It holds graphs of its own too, about itself.
        own = ("http://www.openlinksw.com/", "http://www.w3.org/", "http://localuriqaserver/", "urn:activitystreams")
        others = " && ".join(f"!STRSTARTS(STR(?g), '{start}')" for start in own)
        there = f"GRAPH ?g {{ ?s ?p ?o }} FILTER ({others})"
        return _triples(_post(self.address, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {there} }}", "text/plain"))


class RdflibEndpoint(_Endpoint):
    """rdflib behind the SPARQL protocol."""

    name = "rdflib-endpoint"
    program = os.environ.get("RDFLIB_ENDPOINT", "rdflib-endpoint")
    loads = ("ttl", "nq")
    asked_of = ("nq",)

    @classmethod
    def missing(cls) -> str | None:
        return None if shutil.which(cls.program) else "the Python package rdflib-endpoint; RDFLIB_ENDPOINT names it"

    @classmethod
    def version(cls) -> str:
        python = str(Path(cls.program).with_name("python"))  # beside it, in an environment of its own
        code = f"from importlib.metadata import version; print(version('{cls.name}'), 'on rdflib', version('rdflib'))"
        return run(python if Path(python).exists() else sys.executable, "-c", code).decode().strip()

    def load(self, path: Path) -> None:
        port = _port()
        self.address = f"http://127.0.0.1:{port}/"
        command = (self.program, "serve", "--host", "127.0.0.1", "--port", str(port), path.resolve())
        self.serve(command, self.address)


class Comunica(_Endpoint):
    """The query engine of the JavaScript world, over a file: the server of its package, which reads the file once."""

    name = "Comunica"
    program = os.environ.get("COMUNICA", "comunica-sparql-file")
    names: Mapping[str, str] = {"ttl": "text/turtle", "trig": "application/trig", "nq": "application/n-quads"}

    @classmethod
    def missing(cls) -> str | None:
        return None if shutil.which(cls.program) else "the npm package @comunica/query-sparql-file; COMUNICA names it"

    @classmethod
    def version(cls) -> str:
        said = subprocess.run((cls.program, "--version"), capture_output=True)  # which it calls a failure
        lines = (said.stdout + said.stderr).decode().splitlines()
        return next(line.split("|")[2].strip() for line in lines if "Comunica Engine" in line)

    def load(self, path: Path) -> None:
        # Of a file that is given by its name, it takes what VoID says in it for the size of each pattern, which then
        # are all alike, and joins them in no useful order; text is counted.
        source = {"type": "serialized", "value": path.read_text(encoding="utf-8"), "baseIRI": path.resolve().as_uri()}
        source["mediaType"] = self.names[path.suffix[1:]]
        context = self.folder / "context.json"
        context.write_text(json.dumps({"sources": [source]}), encoding="utf-8")
        port = _port()
        self.address = f"http://127.0.0.1:{port}/sparql"
        options = ("--port", str(port), "--timeout", str(WAIT))
        union = () if path.suffix == ".ttl" else ("--unionDefaultGraph",)
        self.serve([f"{self.program}-http", "--context", context, *options, *union], self.address)


ENGINES: Sequence[type[Engine]] = (Oxigraph, Jena, Rasqal, Virtuoso, RdflibEndpoint, Comunica)
