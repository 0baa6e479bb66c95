"""Loads datasets as their users do: Hugging Face `datasets` by the card and by the files alone, and pandas."""
import itertools
import json
import os
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
import pandas
from datasets import Value, load_dataset


def check(folder):
    names = [n for n in ("train", "validation", "test") if os.path.exists(f"{folder}/{n}.jsonl")]
    with tempfile.TemporaryDirectory() as cache:
        by_card = load_dataset(folder, cache_dir=cache)
        assert list(by_card) == names, (list(by_card), names)
        first = by_card[names[0]].features
        for name in names:
            rows = by_card[name]
            assert rows.features == first, (folder, name)
            lines = sum(1 for _ in open(f"{folder}/{name}.jsonl", encoding="utf-8"))
            assert len(rows) == lines and lines > 0, (folder, name, len(rows), lines)
            for row in rows:
                assert row["split"] == name
                for who in ("holder", "target", "evidence"):
                    start, end = row[who + "_start"], row[who + "_end"]
                    assert (start, end) == (-1, -1) or 0 <= start < end <= len(row["text"])
        # Without the card, types are guessed from whatever file comes first.
        for number, order in enumerate(itertools.permutations(names)):
            files = {name: f"{folder}/{name}.jsonl" for name in order}
            guessed = load_dataset("json", data_files=files, cache_dir=f"{cache}/{number}")
            for name in names:
                assert guessed[name].features == first, (folder, name, guessed[name].features)
        assert all(isinstance(feature, Value) for feature in first.values())
        # A file in which nobody takes a stance, no cue stands and nothing is known of the document has the same types.
        bare = {"title": "", "publisher": "", "published": 0, "authors": "", "url": ""}
        with open(f"{cache}/bare.jsonl", "w", encoding="utf-8") as file:
            for row in itertools.chain(*(by_card[name] for name in names)):
                if row["rule"] == "neutral":
                    file.write(json.dumps({**row, **bare}, ensure_ascii=False) + "\n")
        files = {"bare": f"{cache}/bare.jsonl", "train": f"{folder}/{names[0]}.jsonl"}
        mixed = load_dataset("json", data_files=files, cache_dir=f"{cache}/bare")
        assert mixed["bare"].features == mixed["train"].features == first
    frames = [pandas.read_json(f"{folder}/{name}.jsonl", lines=True, dtype=False) for name in names]
    assert all(list(frame.columns) == list(first) for frame in frames)
    table = pandas.concat(frames)
    assert table["id"].is_unique and not table.isnull().any().any()


def check_packed(folder, plain):
    """The same rows from packed files, by the card."""
    with tempfile.TemporaryDirectory() as cache:
        packed = load_dataset(folder, cache_dir=cache)
        for name in packed:
            lines = [json.loads(line) for line in open(f"{plain}/{name}.jsonl", encoding="utf-8")]
            assert [dict(row) for row in packed[name]] == lines, (folder, name)


for folder in sys.argv[1:]:
    if any(name.endswith(".zst") for name in os.listdir(folder)):
        check_packed(folder, sys.argv[1])
    else:
        check(folder)
print(len(sys.argv) - 1, "datasets load")
