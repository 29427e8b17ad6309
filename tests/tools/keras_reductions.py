"""What keras.ops gives for the reductions on the standard input, for test_axes.py."""

import json
import sys
from typing import Any

import numpy as np
from keras import ops

results: list[dict[str, Any]] = []
for case in json.load(sys.stdin):
    tensor = case["tensor"]
    array = np.array(tensor["data"]).astype(tensor["dtype"]).reshape(tensor["shape"])
    reduce = getattr(ops, case["operation"])
    try:
        given = reduce(ops.convert_to_tensor(array), axis=case["axis"], keepdims=case["keepdims"])
    except Exception as error:
        results.append({"error": str(error)})
        continue
    found = np.asarray(ops.convert_to_numpy(given))
    results.append({"shape": found.shape, "dtype": str(found.dtype), "data": [str(x) for x in found.ravel()]})
print(json.dumps(results))
