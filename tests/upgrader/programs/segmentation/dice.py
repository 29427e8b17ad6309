import numpy as np
from keras import backend as K
from keras.layers import Input, Conv2D
from keras.models import Model
from keras.optimizers import SGD

smooth = 1.


def dice_coef(y_true, y_pred):
    y_true_f = K.flatten(y_true)
    y_pred_f = K.flatten(y_pred)
    intersection = K.sum(y_true_f * y_pred_f)
    return (2. * intersection + smooth) / (K.sum(y_true_f) + K.sum(y_pred_f) + smooth)


def dice_coef_loss(y_true, y_pred):
    return -dice_coef(y_true, y_pred)


inputs = Input((8, 8, 1))
conv = Conv2D(4, (3, 3), activation='relu', padding='same',
              kernel_initializer='ones')(inputs)
outputs = Conv2D(1, (1, 1), activation='sigmoid', kernel_initializer='ones')(conv)
model = Model(inputs=[inputs], outputs=[outputs])
model.compile(optimizer=SGD(0.01), loss=dice_coef_loss, metrics=[dice_coef])

model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
images = np.cos(np.arange(256)).reshape(4, 8, 8, 1)
masks = (images > 0.3).astype('float32')
history = model.fit(images, masks, batch_size=2, epochs=2, shuffle=False, verbose=0)
result = [history.history['loss'], history.history['dice_coef']]
