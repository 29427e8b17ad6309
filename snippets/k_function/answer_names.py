import keras
from keras import ops

a = keras.Input(shape=(2,))
b = keras.Input(shape=(2,))
function = keras.Function({"a": a, "b": b}, {"difference": a - b})

data = {"a": ops.array([[5.0, 6.0]]), "b": ops.array([[1.0, 3.0]])}
result = ops.convert_to_numpy(function(data)["difference"])
print(result)
