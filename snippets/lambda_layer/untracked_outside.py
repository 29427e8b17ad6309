import logging

import tf_keras as keras

logged = []


def collect(record):
    logged.append(record.getMessage().strip())


logger = logging.getLogger("tensorflow")
level = logger.level
logger.setLevel(logging.WARNING)
logger.addFilter(collect)

dense = keras.layers.Dense(1)
dense.build((None, 3))
inputs = keras.Input(shape=(3,))
outputs = keras.layers.Lambda(lambda x: dense(x))(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

logger.removeFilter(collect)
logger.setLevel(level)
print("in the model", len(model.weights))
for message in logged:
    print(message.splitlines()[0])
