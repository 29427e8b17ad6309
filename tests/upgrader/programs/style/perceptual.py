import numpy as np
import keras.backend as K
from keras.layers import Conv2D, Input
from keras.models import Model

image_shape = (6, 6, 3)

features = Input(image_shape)
vgg = Model(features, Conv2D(4, (3, 3), kernel_initializer='ones', activation='relu', name='block3_conv3')(features))
vgg.trainable = False


def perceptual_loss(y_true, y_pred):
    loss_model = Model(inputs=vgg.input, outputs=vgg.get_layer('block3_conv3').output)
    loss_model.trainable = False
    return K.mean(K.square(loss_model(y_true) - loss_model(y_pred)))


image = Input(image_shape)
out = Conv2D(3, (1, 1), kernel_initializer='ones')(image)
model = Model(image, out)
model.compile(loss=[perceptual_loss], optimizer='sgd')
vgg.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in vgg.get_weights()])
x = np.sin(np.arange(216)).reshape(2, 6, 6, 3) / 10
result = [model.evaluate(x, x, batch_size=2, verbose=0), model.evaluate(x, x * 2, batch_size=2, verbose=0)]
