import tensorflow as tf
from keras import backend as K
from keras.layers import Lambda, concatenate
from keras.models import Model


def multi_gpu_model(model, gpus):
    if isinstance(gpus, (list, tuple)):
        num_gpus = len(gpus)
    else:
        num_gpus = gpus

    def get_slice(data, i, parts):
        shape = K.shape(data)
        batch_size = shape[:1]
        input_shape = shape[1:]
        step = batch_size // parts
        if i == num_gpus - 1:
            size = batch_size - step * i
        else:
            size = step
        size = K.concatenate([size, input_shape], axis=0)
        stride = K.concatenate([step, input_shape * 0], axis=0)
        start = stride * i
        return K.slice(data, start, size)

    all_outputs = []
    for i in range(len(model.outputs)):
        all_outputs.append([])

    for i in range(num_gpus):
        with tf.device('/gpu:%d' % i):
            with tf.name_scope('replica_%d' % i):
                inputs = []
                for x in model.inputs:
                    input_shape = K.int_shape(x)[1:]
                    slice_i = Lambda(get_slice,
                                     output_shape=input_shape,
                                     arguments={'i': i, 'parts': num_gpus})(x)
                    inputs.append(slice_i)
                outputs = model(inputs)
                if not isinstance(outputs, list):
                    outputs = [outputs]
                for o in range(len(outputs)):
                    all_outputs[o].append(outputs[o])

    with tf.device('/cpu:0'):
        return Model(model.inputs, [concatenate(outputs, axis=0) for outputs in all_outputs])
