import numpy as np
import keras.backend as K
from keras.layers import Input, Lambda, Conv2D
from keras.models import Model
from keras.optimizers import Adam
from keras.regularizers import l2
# Keras 2.2

GRID, BOX = 2, 5


def yolo_loss(args, ignore_thresh=.5):
    y_pred, y_true = args
    object_mask = y_true[..., 4:5]
    box_loss_scale = 2 - y_true[..., 2:3] * y_true[..., 3:4]
    m = K.cast(K.shape(y_pred)[0], K.dtype(y_pred))
    # K.binary_crossentropy is helpful to avoid exp overflow.
    xy_loss = object_mask * box_loss_scale * K.binary_crossentropy(y_true[..., :2], y_pred[..., 0:2],
                                                                   from_logits=True)
    wh_loss = object_mask * box_loss_scale * 0.5 * K.square(y_true[..., 2:4] - y_pred[..., 2:4])
    confidence_loss = object_mask * K.binary_crossentropy(object_mask, y_pred[..., 4:5], from_logits=True) + \
        (1 - object_mask) * K.binary_crossentropy(object_mask, y_pred[..., 4:5], from_logits=True)
    return (K.sum(xy_loss) + K.sum(wh_loss) + K.sum(confidence_loss)) / m


image = Input(shape=(GRID, GRID, 3))
y_true = Input(shape=(GRID, GRID, BOX))
out = Conv2D(BOX, (1, 1), kernel_initializer='ones', kernel_regularizer=l2(5e-4))(image)
model_loss = Lambda(yolo_loss, output_shape=(1,), name='yolo_loss',
    arguments={'ignore_thresh': 0.5})([out, y_true])
model = Model([image, y_true], model_loss)
model.compile(optimizer=Adam(lr=1e-2), loss={
    # use custom yolo_loss Lambda layer.
    'yolo_loss': lambda y_true, y_pred: y_pred})
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
images = np.sin(np.arange(24)).reshape(2, GRID, GRID, 3)
boxes = np.abs(np.cos(np.arange(40))).reshape(2, GRID, GRID, BOX).round(1)
result = [model.train_on_batch([images, boxes], np.zeros(2)) for _ in range(3)]
