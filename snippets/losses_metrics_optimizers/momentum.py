import keras


class Momentum(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.5, momentum=0.5, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.momentum = momentum

    def build(self, variables):
        if not self.built:
            super().build(variables)
            self.velocities = [  # (1)!
                self.add_variable_from_reference(variable, name="velocity")
                for variable in variables
            ]

    def update_step(self, gradient, variable, learning_rate):
        velocity = self.velocities[self._get_variable_index(variable)]  # (2)!
        step = self.momentum * velocity - learning_rate * gradient
        self.assign(velocity, step)
        self.assign_add(variable, step)

    def get_config(self):
        return {**super().get_config(), "momentum": self.momentum}


variable = keras.Variable(1.0)
optimizer = Momentum()
results = []
for _ in range(3):
    optimizer.apply([keras.ops.ones(())], [variable])
    results.append(float(variable.numpy()))
print(results)
