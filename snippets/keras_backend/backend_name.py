import keras

print(keras.config.backend())
print(keras.backend.backend())
