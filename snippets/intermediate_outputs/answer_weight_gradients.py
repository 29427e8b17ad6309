import keras
import tensorflow as tf

inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, dense(inputs))

with tf.GradientTape() as tape:
    loss = (model(tf.constant([[1.0, 2.0]])) - 5) ** 2
gradients = tape.gradient(loss, model.trainable_variables)
for variable, gradient in zip(
    model.trainable_variables, gradients, strict=True
):
    print(variable.name, gradient.numpy().ravel())
