"""Sums of vectors in one thread: the cores are for other questions."""

from functools import cache

from threadpoolctl import threadpool_limits


@cache
def in_one_thread() -> None:
    """Let NumPy use one thread from now on, in all of this process.

    By itself it takes a thread a core for each product of a matrix and a vector, and they wait for each other in busy
    loops: on two cores that others use too, half of all time of a question went there, and none was won.
    """
    threadpool_limits(limits=1, user_api="blas")
