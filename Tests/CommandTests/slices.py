"""Checks records on standard input without any code of the project: every span slices back to its text, every key is
there in order, every reference names something. Prints what is wrong; exits 1 if anything is."""
import json
import sys

KEYS = ("schema id source language offsets text metadata fields zones sentences tokens entities quotes cues stances "
        "positions provenance warnings").split()
wrong = []
count = 0
for number, line in enumerate(sys.stdin.buffer, 1):
    record = json.loads(line)
    if "error" in record:
        continue
    count += 1
    text = record["text"]
    if list(record) != KEYS:
        wrong.append(f"{number}: keys {list(record)}")
    for layer in ("zones", "sentences", "entities", "quotes", "cues", "stances"):
        for item in record[layer]:
            if not 0 <= item["start"] < item["end"] <= len(text):
                wrong.append(f"{number}: {layer} outside the text: {item}")
            if "text" in item and text[item["start"]:item["end"]] != item["text"]:
                wrong.append(f"{number}: {layer} does not slice back: {item}")
    tokens = record["tokens"]
    for start, end in zip(tokens["start"], tokens["end"]):
        if not text[start:end].strip():
            wrong.append(f"{number}: empty token {start}..{end}")
    names = {entity["id"] for entity in record["entities"]} | {""}
    cues = {cue["id"] for cue in record["cues"]}
    for entity in record["entities"]:
        if entity["parent"] not in names:
            wrong.append(f"{number}: parent {entity['parent']} is no mention")
    for stance in record["stances"]:
        if stance["holder_mention"] not in names or stance["target_mention"] not in names:
            wrong.append(f"{number}: a stance names no mention")
        if not set(stance["cues"]) <= cues or not stance["cues"]:
            wrong.append(f"{number}: a stance names no cue")
        if not 0 <= stance["sentence"] < len(record["sentences"]):
            wrong.append(f"{number}: a stance has no sentence")
print("\n".join(wrong) or f"{count} records hold")
sys.exit(bool(wrong) or not count)
