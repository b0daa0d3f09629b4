"""What holds for all tests, however they are started."""

import signal

from hypothesis import HealthCheck, settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell starts what runs in the background with Ctrl+C ignored, and every process that a test starts inherits that
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long drawing an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
