import keras
import matplotlib.pyplot as plt
from keras import ops

symbolic = keras.Input(shape=(3,)) * 2
eager = ops.array([[1.0, 5.0, 2.0]]) * 2
numbers = ops.convert_to_numpy(eager)
shapes = [tuple(symbolic.shape), tuple(eager.shape)]
print(shapes, numbers)

figure, axes = plt.subplots(1, 2, figsize=(4, 0.8))
empty = [["" for _ in numbers[0]]]
for part, shape, cells in zip(
    axes, shapes, [empty, numbers.tolist()], strict=True
):
    part.axis("off")
    part.set_title(shape)
    part.table(cells, loc="center", cellLoc="center")
figure.savefig("tensors.svg")
