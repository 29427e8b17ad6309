# -*- coding: utf-8 -*-
import sys
import cPickle as pickle

import keras.backend as K


def evaluate(model, X_test, y_test):
    print "Evaluating on", len(X_test), "samples"
    try:
        pred = model.predict(X_test)
    except ValueError, e:
        print >>sys.stderr, "failed: %s" % e
        raise
    acc = K.eval(K.mean(K.equal(K.argmax(pred, -1), K.argmax(y_test, -1))))
    print 'accuracy: %.4f' % acc
    for name, value in sorted({'acc': acc}.iteritems()):
        print name, `value`
    return K.get_value(acc)


if __name__ == '__main__':
    exec "print K.floatx()"
    mode = 0755
    K.set_epsilon(1e-05)
