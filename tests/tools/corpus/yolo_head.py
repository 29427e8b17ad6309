from functools import reduce, wraps

import numpy as np
import tensorflow as tf
from keras import backend as K
from keras.layers import Conv2D, Input, Lambda
from keras.models import Model


def yolo_head(feats, anchors, num_classes, input_shape, calc_loss=False):
    '''Convert final layer features to bounding box parameters.'''
    num_anchors = len(anchors)
    # Reshape to batch, height, width, num_anchors, box_params: K.reshape below.
    anchors_tensor = K.reshape(K.constant(anchors), [1, 1, 1, num_anchors, 2])

    grid_shape = K.shape(feats)[1:3]  # height, width
    grid_y = K.tile(K.reshape(K.arange(0, stop=grid_shape[0]), [-1, 1, 1, 1]),
        [1, grid_shape[1], 1, 1])
    grid_x = K.tile(K.reshape(K.arange(0, stop=grid_shape[1]), [1, -1, 1, 1]),
        [grid_shape[0], 1, 1, 1])
    grid = K.concatenate([grid_x, grid_y])
    grid = K.cast(grid, K.dtype(feats))

    feats = K.reshape(
        feats, [-1, grid_shape[0], grid_shape[1], num_anchors, num_classes + 5])

    box_xy = (K.sigmoid(feats[..., :2]) + grid) / K.cast(grid_shape[::-1], K.dtype(feats))
    box_wh = K.exp(feats[..., 2:4]) * anchors_tensor / K.cast(input_shape[::-1], K.dtype(feats))
    box_confidence = K.sigmoid(feats[..., 4:5])
    box_class_probs = K.sigmoid(feats[..., 5:])

    if calc_loss == True:
        return grid, feats, box_xy, box_wh
    return box_xy, box_wh, box_confidence, box_class_probs


def yolo_loss(args, anchors, num_classes, ignore_thresh=.5):
    yolo_outputs = args[:3]
    loss = 0
    m = K.shape(yolo_outputs[0])[0]
    mf = K.cast(m, K.dtype(yolo_outputs[0]))
    for l in range(3):
        raw_true_xy = yolo_outputs[l][..., :2]
        raw_true_wh = K.switch(raw_true_xy > 0, raw_true_xy, K.zeros_like(raw_true_xy))
        ignore_mask = tf.TensorArray(K.dtype(yolo_outputs[0]), size=1, dynamic_size=True)

        def loop_body(b, ignore_mask):
            best_iou = K.max(raw_true_wh, axis=-1)
            ignore_mask = ignore_mask.write(b, K.cast(best_iou < ignore_thresh, K.dtype(raw_true_wh)))
            return b + 1, ignore_mask

        _, ignore_mask = K.control_flow_ops.while_loop(lambda b, *args: b < m, loop_body, [0, ignore_mask])
        ignore_mask = K.expand_dims(ignore_mask.stack(), -1)
        xy_loss = K.binary_crossentropy(raw_true_xy, yolo_outputs[l][..., 0:2], from_logits=True)
        loss += K.sum(xy_loss) / mf
    return loss


def create_model(input_shape, anchors, num_classes):
    K.clear_session()
    image_input = Input(shape=(None, None, 3))
    h, w = input_shape
    y_true = [Input(shape=(h // {0: 32, 1: 16, 2: 8}[l], w // {0: 32, 1: 16, 2: 8}[l], 3, num_classes + 5)) for l in range(3)]
    body = Conv2D(32, (3, 3))(image_input)
    model_loss = Lambda(yolo_loss, output_shape=(1,), name='yolo_loss',
        arguments={'anchors': anchors, 'num_classes': num_classes, 'ignore_thresh': 0.5})(
        [body] + y_true)
    return Model([image_input] + y_true, model_loss)
