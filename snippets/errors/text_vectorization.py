import keras

layer = keras.layers.TextVectorization(output_sequence_length=3)
layer.adapt(["red green", "green blue green"])
print(*layer.get_vocabulary()[1:])

result = keras.ops.convert_to_numpy(layer(["green yellow"]))
print(result)
