"""The same figures by krippendorff and scikit-learn. Usage: agreement.py TABLE LABEL,LABEL…: a wide CSV table; prints JSON."""
import csv
import itertools
import json
import math
import sys

import krippendorff
import numpy
from sklearn.metrics import cohen_kappa_score, confusion_matrix

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    head, *rows = csv.reader(file)
labels = sys.argv[2].split(",")
place = {label: i for i, label in enumerate(labels)}
data = numpy.array([[place.get(cell, math.nan) for cell in row[1:]] for row in rows]).T


def number(compute):
    try:
        value = float(compute())
    except (ValueError, ZeroDivisionError):
        return None
    return value if math.isfinite(value) else None


result = {"alpha": {}, "pairs": []}
for level in ("nominal", "ordinal", "interval"):
    result["alpha"][level] = number(lambda: krippendorff.alpha(
        reliability_data=data, value_domain=list(range(len(labels))), level_of_measurement=level))
for a, b in itertools.combinations(range(len(data)), 2):
    both = ~(numpy.isnan(data[a]) | numpy.isnan(data[b]))
    x, y = data[a][both].astype(int), data[b][both].astype(int)
    known = list(range(len(labels)))
    result["pairs"].append({
        "kappa": number(lambda: cohen_kappa_score(x, y, labels=known)),
        "kappa_linear": number(lambda: cohen_kappa_score(x, y, labels=known, weights="linear")),
        "kappa_quadratic": number(lambda: cohen_kappa_score(x, y, labels=known, weights="quadratic")),
        "agreement": number(lambda: (x == y).mean()),
        "confusion": confusion_matrix(x, y, labels=known).tolist(),
    })
print(json.dumps(result))
