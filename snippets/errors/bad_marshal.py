import base64

import keras

layer = keras.layers.Lambda(lambda x: x * 2)
config = layer.get_config()
function = config["function"]["config"]
code = base64.b64decode(function["code"])
older = code[:5] + code[9:]  # (1)!
function["code"] = base64.b64encode(older).decode()

keras.layers.Lambda.from_config(config, safe_mode=False)
