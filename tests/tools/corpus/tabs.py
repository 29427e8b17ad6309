from keras import backend as K
from keras.layers import Layer


class Scale(Layer):
	def call(self, x, mask=None):
		input_shape = self.input_spec[0].shape
		broadcast_shape = [1] * len(input_shape)
		broadcast_shape[self.axis] = input_shape[self.axis]
		out = K.reshape(self.gamma, broadcast_shape) * x + \
			K.reshape(self.beta, broadcast_shape)
		if K.ndim(x) == 4:
			out = K.permute_dimensions(out, (0, 2, 3, 1))	# K.transpose would do
		return out
