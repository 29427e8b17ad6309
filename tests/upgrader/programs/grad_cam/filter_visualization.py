# Keras 2.2, TensorFlow 1
import numpy as np
import keras.backend as K
from keras.models import Sequential
from keras.layers import Conv2D

model = Sequential()
model.add(Conv2D(2, (3, 3), input_shape=(8, 8, 3), activation='relu', name='conv1', kernel_initializer='ones'))
layer_dict = dict([(layer.name, layer) for layer in model.layers])


def normalize(x):
    # utility function to normalize a tensor by its L2 norm
    return x / (K.sqrt(K.mean(K.square(x))) + 1e-5)


input_img = model.input
layer_output = layer_dict['conv1'].output
# build a loss function that maximizes the activation of a filter
loss = K.mean(layer_output[:, :, :, 0])
grads = K.gradients(loss, input_img)[0]
grads = normalize(grads)
iterate = K.function([input_img], [loss, grads])

# we start from a gray image
input_img_data = np.ones((1, 8, 8, 3)) * 0.5
step = 1.
for i in range(3):
    loss_value, grads_value = iterate([input_img_data])
    input_img_data += grads_value * step
result = [loss_value, input_img_data]
