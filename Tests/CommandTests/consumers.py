"""Feeds exports to the tools that they are made for, without any code of the project, and compares what these tools read
with the records. Usage: consumers.py CHECK RECORDS EXPORT. Prints `N … agree` and exits 0, or says what is wrong.
`consumers.py packages` prints the packages that are there."""
import importlib.util
import json
import pathlib
import re
import sys
import urllib.parse

wrong = []


def records(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [r for r in map(json.loads, file.read().split("\n")[:-1]) if "error" not in r]


def lines(path):
    return pathlib.Path(path).read_bytes().decode("utf-8").split("\n")[:-1]


def expect(what, found, wanted):
    if found != wanted:
        wrong.append(f"{what}: {found!r} instead of {wanted!r}")


def mentions(record):
    return [(e["start"], e["end"], e["type"] or "ENTITY") for e in record["entities"]]


def utf16(text, at):
    """The UTF-16 offset of a code point offset."""
    return len(text[:at].encode("utf-16-le")) // 2


def file_of(record, folder, ending):
    """The file of a record: its name is the id, with %XX for what a name cannot have."""
    found = [p for p in pathlib.Path(folder).iterdir()
             if p.name.endswith(ending) and urllib.parse.unquote(p.name[:-len(ending)]) == record["id"]]
    if len(found) != 1:
        wrong.append(f"{record['id']}: {len(found)} files {ending}")
        return None
    return found[0]


def check_brat(records, folder):
    """brat's standoff: code points, one line a fragment list, the text with LF."""
    for record in records:
        path = file_of(record, folder, ".txt")
        if path is None:
            continue
        text = path.read_bytes().decode("utf-8")
        expect("text", text, record["text"])
        bound, events = [], 0
        for line in path.with_suffix(".ann").read_bytes().decode("utf-8").split("\n")[:-1]:
            if line[0] == "T":
                name, middle, words = line.split("\t", 2)
                kind, places = middle.split(" ", 1)
                places = [tuple(map(int, p.split(" "))) for p in places.split(";")]
                slices = [text[a:b] for a, b in places]
                if not all(a < b for a, b in places) or any("\n" in s for s in slices):
                    wrong.append(f"{path}: {line}: an empty fragment, or a line end in one")
                expect(line, words, " ".join(slices))
                bound.append((places[0][0], places[-1][1], kind))
            elif line[0] == "E":
                events += 1
        sides = {"Favor", "Against", "Neutral", "Mixed"}
        expect(f"{path}: mentions", [b for b in bound if b[2] not in sides], trimmed(record, "\n"))
        expect(f"{path}: stances", events, len(record["stances"]))
    return "texts"


def check_doccano(records, path):
    """doccano's JSON lines with relations: ids unique in the file, offsets code points."""
    rows = [json.loads(line) for line in lines(path)]
    expect("rows", len(rows), len(records))
    seen = set()
    for row, record in zip(rows, records):
        expect("text", row["text"], record["text"])
        expect(record["id"], [(e["start_offset"], e["end_offset"], e["label"]) for e in row["entities"]], mentions(record))
        ids = [e["id"] for e in row["entities"]]
        if not all(isinstance(i, int) for i in ids) or seen & set(ids):
            wrong.append(f"{record['id']}: ids of entities are not unique")
        seen |= set(ids)
        for relation in row["relations"]:
            if {relation["from_id"], relation["to_id"]} - set(ids) or not isinstance(relation["type"], str):
                wrong.append(f"{record['id']}: {relation}")
    return "rows"


def check_labelstudio(records, path):
    """Label Studio's tasks: data, predictions with results of type labels and relation; offsets as the editor's, code points."""
    tasks = json.loads(pathlib.Path(path).read_bytes())
    expect("tasks", len(tasks), len(records))
    for task, record in zip(tasks, records):
        text = task["data"]["text"]
        expect("text", text, record["text"])
        [prediction] = task["predictions"]
        assert isinstance(prediction["model_version"], str)
        found, ids = [], set()
        for result in prediction["result"]:
            if result["type"] == "relation":
                if not {result["from_id"], result["to_id"]} <= ids or result["direction"] not in ("left", "right", "bi"):
                    wrong.append(f"{record['id']}: {result}")
                continue
            assert (result["type"], result["from_name"], result["to_name"]) == ("labels", "label", "text")
            value = result["value"]
            ids.add(result["id"])
            expect(record["id"], text[value["start"]:value["end"]], value["text"])
            found.append((value["start"], value["end"], value["labels"][0]))
        expect(record["id"], found, mentions(record))
    return "tasks"


def trimmed(record, blank=None):
    """Spans without white space (or other characters) at their edges, as some formats have them; none of these alone."""
    spans = []
    for e in record["entities"]:
        words = record["text"][e["start"]:e["end"]]
        if not words.strip(blank):
            continue
        start = e["start"] + len(words) - len(words.lstrip(blank))
        spans.append((start, start + len(words.strip(blank)), e["type"] or "ENTITY"))
    return spans


def check_spacy(records, path):
    """spaCy: a Doc of the tokens has the text, its spans by tokens and by characters are those of the records."""
    import spacy
    from spacy.tokens import Doc, Span
    vocab = spacy.blank("xx").vocab
    for row, record in zip([json.loads(line) for line in lines(path)], records, strict=True):
        doc = Doc(vocab, words=[t["text"] for t in row["tokens"]], spaces=[t["ws"] for t in row["tokens"]])
        expect("text", doc.text, record["text"])
        for token, own in zip(doc, row["tokens"]):
            expect(f"token {own}", (token.idx, token.idx + len(token), token.i), (own["start"], own["end"], own["id"]))
        spans = []
        for span in row["spans"]:
            by_tokens = Span(doc, span["token_start"], span["token_end"] + 1, label=span["label"])
            by_characters = doc.char_span(span["start"], span["end"], label=span["label"])
            if by_characters is None:
                wrong.append(f"{record['id']}: {span} has no tokens")
                continue
            expect(record["id"], by_tokens.text, by_characters.text)
            expect(record["id"], by_tokens.text, record["text"][span["start"]:span["end"]])
            spans.append((span["start"], span["end"], span["label"]))
        doc.spans["sc"] = [doc.char_span(s, e, label=label) for s, e, label in spans]
        expect(record["id"], spans, trimmed(record))
    return "docs"


def check_conllu(records, path):
    """conllu parses the file; the words are the text, the outermost mentions are in MISC."""
    import conllu
    sentences = conllu.parse("\n".join(lines(path)) + "\n")
    documents = []
    for sentence in sentences:
        if "newdoc id" in sentence.metadata:
            documents.append([])
        documents[-1].append(sentence)
        text = "".join(t["form"] + ("" if (t["misc"] or {}).get("SpaceAfter") == "No" else " ") for t in sentence)
        if re.sub(r"\s+", " ", text.strip()) != re.sub(r"\s+", " ", sentence.metadata["text"]):
            wrong.append(f"{sentence.metadata['sent_id']}: {text!r} is not {sentence.metadata['text']!r}")
    expect("documents", len(documents), len([r for r in records if r["text"].strip()]))
    for sentences, record in zip(documents, [r for r in records if r["text"].strip()]):
        words = "".join(t["form"] for s in sentences for t in s)
        expect(record["id"], re.sub(r"\s", "", words), re.sub(r"\s", "", record["text"]))
        outer = {t[0] for t in trimmed(record)}
        begins = sum((t["misc"] or {}).get("NER", "").startswith("B-") for s in sentences for t in s)
        if bool(outer) != bool(begins):
            wrong.append(f"{record['id']}: {begins} outermost mentions")
    return "documents"


def check_conll(records, path):
    """The four columns of CoNLL 2003."""
    documents, last = [], "O"
    for line in lines(path):
        if line.startswith("-DOCSTART-"):
            documents.append("")
        elif line:
            word, _, _, tag = line.split(" ")
            documents[-1] += word
            if not re.fullmatch(r"O|[BI]-[A-Z_]+", tag) or (tag[0] == "I" and last[2:] != tag[2:]):
                wrong.append(f"{line}: follows {last}")
        last = line.split(" ")[-1] if line else "O"
    for found, record in zip(documents, records, strict=True):
        expect(record["id"], found, re.sub(r"\s", "", record["text"]))
    return "documents"


def unescaped(value):
    return re.sub(r"\\(->|.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), value)


def check_webanno(records, folder):
    """The rules of WebAnno TSV 3.3: UTF-16 offsets of tokens, numbered annotations over several tokens."""
    for record in records:
        path = file_of(record, folder, ".tsv")
        if path is None:
            continue
        text = record["text"].encode("utf-16-le")
        rows = path.read_bytes().decode("utf-8").split("\n")
        expect("header", rows[:2], ["#FORMAT=WebAnno TSV 3.3",
               "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"])
        spans, last, sentence = {}, 0, None
        for row in rows[2:]:
            if row.startswith("#Text="):
                sentence = unescaped(row[6:])
                continue
            if not row:
                continue
            number, place, word, ids, labels, rest = row.split("\t")
            start, end = map(int, place.split("-"))
            expect(row, (rest, unescaped(word)), ("", text[2 * start:2 * end].decode("utf-16-le")))
            if start < last or unescaped(word) not in sentence:
                wrong.append(f"{row}: out of order, or not in its sentence")
            last = end
            if labels == "_":
                continue
            parts = re.split(r"(?<!\\)\|", labels)
            expect(row, len(re.split(r"(?<!\\)\|", ids)), len(parts))
            for part in parts:
                label, mark = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", part).groups()
                key = mark or f"single {start}"
                first = spans.setdefault(key, [start, end, unescaped(label)])
                first[1] = end
        wanted = sorted((utf16(record["text"], s), utf16(record["text"], e), label) for s, e, label in trimmed(record))
        expect(record["id"], sorted(map(tuple, spans.values())), wanted)
    return "files"


def check_xmi(records, folder):
    """dkpro-cassis loads the CAS, whose spans cover the records' words."""
    import cassis
    with open(pathlib.Path(folder) / "TypeSystem.xml", "rb") as file:
        typesystem = cassis.load_typesystem(file)
    for record in records:
        path = file_of(record, folder, ".xmi")
        if path is None:
            continue
        with open(path, "rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=typesystem)
        expect("text", cas.sofa_string, record["text"])
        found = [(a.get_covered_text(), a.value) for a in
                 cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")]
        expect(record["id"], sorted(found), sorted((e["text"], e["type"] or "ENTITY") for e in record["entities"]))
        stances = [(a.get_covered_text(), a.label, a.holder) for a in cas.select("lichang.Stance")]
        expect(record["id"], sorted(stances), sorted(
            (record["text"][s["start"]:s["end"]], s["label"], s["holder"]) for s in record["stances"]))
    return "files"


def check_w3c(records, path):
    """W3C Web Annotation: every target has a position and a quote that agree; positions count code points."""
    for page, record in zip([json.loads(line) for line in lines(path)], records, strict=True):
        expect("page", (page["@context"], page["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"))
        expect("items", len(page["items"]), len(record["entities"]) + len(record["stances"]))
        expect("ids", len({item["id"] for item in page["items"]}), len(page["items"]))
        for item in page["items"]:
            place, quote = item["target"]["selector"]
            start, end = place["start"], place["end"]
            expect("type", (item["type"], place["type"], quote["type"]),
                   ("Annotation", "TextPositionSelector", "TextQuoteSelector"))
            expect("quote", quote["exact"], record["text"][start:end])
            if not record["text"][:start].endswith(quote["prefix"]) or not record["text"][end:].startswith(quote["suffix"]):
                wrong.append(f"{item['id']}: its quote stands elsewhere")
    return "pages"


def check_csv(records, path):
    """Python's csv module reads the table."""
    import csv
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_id = {r["id"]: r for r in records}
    expect("rows", len(rows), sum(len(r["stances"]) for r in records))
    for row in rows:
        text = by_id[row["document"]]["text"]
        expect(row["document"], row["evidence"], text[int(row["start"]):int(row["end"])])
    return "tables"


def check_pandas(records, path):
    import pandas
    frame = pandas.read_json(path, lines=True, dtype=False)
    expect("ids", list(frame["id"]), [r["id"] for r in records])
    expect("texts", list(frame["text"]), [r["text"] for r in records])
    exploded = frame[["id", "entities"]].explode("entities").dropna()
    expect("entities", len(exploded), sum(len(r["entities"]) for r in records))
    return "rows"


def check_duckdb(records, path):
    import duckdb
    count = "select count(*), coalesce(sum(len(entities)), 0), coalesce(sum(len(stances)), 0) from read_json_auto(?)"
    expect("counts", duckdb.execute(count, [path]).fetchone(),
           (len(records), sum(len(r["entities"]) for r in records), sum(len(r["stances"]) for r in records)))
    slices = """select count(*) from (select text, unnest(entities) e from read_json_auto(?))
                where substring(text, e.start + 1, e."end" - e.start) <> e.text"""
    # DuckDB's substring counts grapheme clusters only in substring_grapheme; plain substring counts code points.
    expect("slices that differ", duckdb.execute(slices, [path]).fetchone(), (0,))
    return "rows"


if sys.argv[1:] == ["packages"]:
    known = {"spacy": "spacy", "conllu": "conllu", "cassis": "cassis", "pandas": "pandas", "duckdb": "duckdb",
             "krippendorff": "krippendorff", "sklearn": "sklearn", "datasets": "datasets"}
    print(" ".join(name for name, module in known.items() if importlib.util.find_spec(module)))
    sys.exit(0)
check, record_path, export = sys.argv[1:]
everything = records(record_path)
what = globals()["check_" + check.replace("-", "")](everything, export)
print("\n".join(wrong[:20]) or f"{len(everything)} {what} agree")
sys.exit(bool(wrong) or not everything)
