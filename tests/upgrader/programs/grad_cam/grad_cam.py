# Keras 2.2, TensorFlow 1
import numpy as np
from keras import backend as K
from keras.layers import Conv2D, Dense, GlobalAveragePooling2D, Input
from keras.models import Model

image = Input(shape=(6, 6, 1))
x = Conv2D(3, (3, 3), activation='relu', name='last_conv', kernel_initializer='ones')(image)
x = GlobalAveragePooling2D()(x)
out = Dense(2, activation='softmax', kernel_initializer='ones', use_bias=False)(x)
model = Model(image, out)
model.layers[-1].set_weights([np.array([[1., -1], [.5, .2], [0, .3]])])


def grad_cam(model, x, layer_name):
    class_output = model.output[:, 0]
    last_conv_layer = model.get_layer(layer_name)
    # gradient of the class with regard to the feature map of the layer
    grads = K.gradients(class_output, last_conv_layer.output)[0]
    pooled_grads = K.mean(grads, axis=(0, 1, 2))
    iterate = K.function([model.input], [pooled_grads, last_conv_layer.output[0]])
    pooled_grads_value, conv_layer_output_value = iterate([x])
    for i in range(3):
        conv_layer_output_value[:, :, i] *= pooled_grads_value[i]
    heatmap = np.mean(conv_layer_output_value, axis=-1)
    heatmap = np.maximum(heatmap, 0)
    return heatmap / (np.max(heatmap) + 1e-7)


result = grad_cam(model, np.abs(np.sin(np.arange(36))).reshape(1, 6, 6, 1), 'last_conv')
