import keras

schedule = keras.optimizers.schedules.ExponentialDecay(
    0.5, decay_steps=1, decay_rate=0.5
)
optimizer = keras.optimizers.SGD(learning_rate=schedule)
variable = keras.Variable(3.0)
rates = []
for _ in range(3):
    rates.append(float(optimizer.learning_rate))
    optimizer.apply([keras.ops.ones(())], [variable])
print(rates, float(variable.numpy()))

optimizer.learning_rate = 0.1
