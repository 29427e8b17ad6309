from pathlib import Path

import keras

Path("checkpoints", "1").mkdir(parents=True)

keras.saving.load_model("checkpoints")
