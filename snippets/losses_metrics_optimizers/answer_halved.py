import keras


class Halved(keras.optimizers.SGD):
    def update_step(self, gradient, variable, learning_rate):
        super().update_step(0.5 * gradient, variable, learning_rate)


variable = keras.Variable(1.0)
optimizer = Halved(learning_rate=0.5)
optimizer.apply([keras.ops.ones(())], [variable])
result = float(keras.ops.convert_to_numpy(variable))
print(result)
