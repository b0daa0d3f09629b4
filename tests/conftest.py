"""What holds for all tests, however they are started."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell starts what runs in the background with Ctrl+C ignored, and every process that a test starts inherits that
    signal.signal(signal.SIGINT, signal.default_int_handler)
