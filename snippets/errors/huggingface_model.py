import keras

keras.saving.load_model("hf://user/model")
