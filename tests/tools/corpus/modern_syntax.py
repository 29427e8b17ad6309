import asyncio
from keras import backend as K


async def stream(xs, /, *, scale: float = 1.0, **options) -> list[float]:
    async with lock, open("x") as f, pair() as (left, right):
        async for x in xs:
            if (total := K.sum(x)) is not None:
                yield
    match xs:
        case {"mode": "mean", **rest} if rest:
            return K.mean(xs)
        case [first, *others] | (first, others):
            return K.stack([first, *others])
        case K.Sequence(name=_):
            return K.abs(xs)


def after(x: "K.Tensor" = None) -> K.floatx:
    print(f"{K.max(x)=!r:>{K.ndim(x)}}")
    x = 1_000. + 2.j + .5e-3
    with context() as self.handle:
        self.handle.write(K.dtype(x))
    del x
    return lambda *a, k=K.min(x), **kw: (yield)


@K.decorated
class Typed(Base, metaclass=K.Meta):
    size: int = K.image_data_format()
