"""What `llumi` switches off, or on, in the libraries below it."""

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_DATASETS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""Switches of the libraries below us: no hub, no telemetry, no progress bars beside our own, and
threads that wait without spinning (on a busy machine, half the speed goes into the spinning). They
are set before any of these libraries is imported."""
