import logging

import tf_keras as keras

logged = []
handler = logging.Handler()
handler.emit = lambda record: logged.append(record.getMessage())
logging.getLogger("tensorflow").addHandler(handler)

dense = keras.layers.Dense(1)
dense.build((None, 3))
inputs = keras.Input(shape=(3,))
outputs = keras.layers.Lambda(lambda x: dense(x))(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)
logging.getLogger("tensorflow").removeHandler(handler)

print("in the model", len(model.weights))
for message in logged:
    print(message.strip().splitlines()[0])
