"""How fast training is against a plain TRL script with TRL's defaults, on the same rows and model.

    make bench-train                                  CPU: the embedded model, texts of mixed length
    .venv/bin/python benchmarks/train.py --gpu        one GPU: a model of Mistral-7B's shape

    | method | measured | seconds | real tokens/s | against plain TRL | memory, GB |

Each measurement is a process of its own, one after another, in turns so that whatever else the
machine does hits all alike. Texts are put together from ordinary sentences, and vary in length as
people's do. The time is that of the steps: loading and tokenising are not in it.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

import words

OURS, PLAIN = "llumi", "plain TRL"
PEAKS = {"H100": 989e12, "H200": 989e12, "A100": 312e12, "L40S": 362e12, "RTX 4090": 165e12}
"""Dense bf16 operations a second, by what the name of a card holds; the makers' data sheets."""
_WIDE = {"vocab_size": 49_152, "hidden_size": 4_096, "intermediate_size": 14_336}
_DEEP = {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8}
_BATCH = 8
"""TRL's default."""


def main() -> None:
    options = parser().parse_args()
    if options.measure:
        print(json.dumps(measure(options)))
        return
    rows = []
    for method in options.methods.split(","):
        times: dict[str, list[dict[str, Any]]] = {kind: [] for kind in (OURS, PLAIN)}
        for _ in range(options.rounds):
            for kind in times:
                times[kind].append(started(options, method, kind))
                print(f"{method} {kind}: {times[kind][-1]['seconds']:.1f} s", file=sys.stderr)
        plain = statistics.median(one["seconds"] for one in times[PLAIN])
        for kind, found in times.items():
            rows.append(line(method, kind, found, plain))
    print(rows_as_text(rows, gpu=options.gpu))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    made.add_argument("--gpu", action="store_true", help="Mistral-7B's shape, bf16, 1,024 tokens")
    made.add_argument("--rows", type=int, default=0, help="rows; 48 on a CPU, 256 on a GPU")
    made.add_argument("--rounds", type=int, default=2)
    made.add_argument("--methods", default="sft,dpo")
    made.add_argument("--measure", help=argparse.SUPPRESS)
    made.add_argument("--method", help=argparse.SUPPRESS)
    made.add_argument("--layers", type=int, default=32, help=argparse.SUPPRESS)
    return made


def started(options: argparse.Namespace, method: str, kind: str) -> dict[str, Any]:
    words = [sys.executable, __file__, "--measure", kind, "--method", method]
    words += ["--rows", str(options.rows), "--layers", str(options.layers)]
    words += ["--gpu"] if options.gpu else []
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def line(method: str, kind: str, found: list[dict[str, Any]], plain: float) -> dict[str, Any]:
    seconds = statistics.median(one["seconds"] for one in found)
    return {
        "method": method,
        "measured": kind,
        "seconds": seconds,
        "rate": found[0]["tokens"] / seconds,
        "ratio": plain / seconds,
        "memory": max(one["memory"] for one in found) / 1e9,
        "share": found[0]["operations"] / seconds / found[0]["peak"] if found[0]["peak"] else None,
        "card": found[0]["card"],
    }


def rows_as_text(rows: list[dict[str, Any]], *, gpu: bool) -> str:
    lines = [rows[0]["card"], ""] if gpu else []
    lines += [
        "| method | measured | seconds | real tokens/s | against plain TRL | memory, GB |"
        + (" share of peak |" if gpu else ""),
        "|---|---|---|---|---|---|" + ("---|" if gpu else ""),
    ]
    for row in rows:
        text = f"| {row['method']} | {row['measured']} | {row['seconds']:.1f} | {row['rate']:,.0f} "
        text += f"| {row['ratio']:.2f} | {row['memory']:.1f} |"
        lines.append(text + (f" {row['share'] or 0:.0%} |" if gpu else ""))
    return "\n".join(lines)


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Train once, in this process, and say how long the steps took."""
    os.environ |= {"HF_HUB_OFFLINE": "1", "TQDM_DISABLE": "1", "TOKENIZERS_PARALLELISM": "false"}
    import torch

    from llumi.training import datasets, models
    from llumi.training.recipes import DpoRecipe, SftRecipe

    ours = options.measure == OURS
    if ours:
        from llumi.training.memory import keep_freed_memory

        keep_freed_memory()
    kind = DpoRecipe if options.method == "dpo" else SftRecipe
    at_once = 8 if options.gpu else 2 if options.method == "dpo" else 4
    recipe = kind(batch_size=_BATCH, at_once=at_once, max_tokens=1024, canaries=0)
    loaded = wide(options.layers) if options.gpu else models.base("embedded")
    rows = texts(options.rows or (256 if options.gpu else 48), options.method, options.gpu)
    made = datasets.conversations(rows, options.method, loaded.tokenizer, recipe)
    parameters = sum(one.numel() for one in loaded.model.parameters())
    with tempfile.TemporaryDirectory() as folder, models.ignoring_renamings():
        adapted = models.with_adapter(loaded, recipe, start=None)
        if ours:
            from llumi.training import trainers

            trainer: Any = trainers.trainer(
                options.method, adapted, loaded.tokenizer, made, recipe, Path(folder)
            )
            trainer.args.save_strategy = "no"
        else:
            trainer = plain(options, adapted, loaded.tokenizer, made.dataset, folder)
        began = time.perf_counter()
        trainer.train()
        if options.gpu:
            torch.cuda.synchronize()
        seconds = time.perf_counter() - began
    # LoRA: forward and back through frozen weights, and DPO's reference forward once more.
    each = 6 if options.method == "dpo" else 4
    card = torch.cuda.get_device_name() if options.gpu and torch.cuda.is_available() else "CPU"
    most = torch.cuda.max_memory_allocated() if torch.cuda.is_available() else 0
    return {
        "seconds": seconds,
        "tokens": made.tokens,
        "memory": most or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "operations": each * parameters * made.tokens,
        "peak": next((peak for name, peak in PEAKS.items() if name in card), None),
        "card": card,
    }


def plain(options: argparse.Namespace, model: Any, tokenizer: Any, rows: Any, folder: str) -> Any:
    """What TRL's own examples do, with its defaults."""
    from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

    from llumi.training import trainers

    config, trainer = (
        (DPOConfig, DPOTrainer) if options.method == "dpo" else (SFTConfig, SFTTrainer)
    )
    how: dict[str, Any] = {"output_dir": folder, "report_to": "none", "save_strategy": "no"}
    # TRL's default is bf16 even where a processor has to emulate it, which nobody would wait for.
    how |= {} if options.gpu else {"use_cpu": True, "bf16": trainers.precision() == "bf16"}
    return trainer(model, args=config(**how), train_dataset=rows, processing_class=tokenizer)


def wide(layers: int) -> Any:
    """A model of Mistral-7B's shape with random weights and the embedded model's tokenizer.

    Its vocabulary is the tokenizer's 49,152 in place of 32,000.
    """
    import torch
    from transformers import AutoModelForCausalLM, MistralConfig

    from llumi.training import models

    tokenizer = models.base("embedded").tokenizer
    config = MistralConfig(**_WIDE, **(_DEEP | {"num_hidden_layers": layers}))
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    return models.Base(model, tokenizer, "mistral-7b's shape", "")


def texts(count: int, method: str, long: bool) -> list[dict[str, Any]]:
    """Rows whose replies vary in length as people's do: a log-normal with a median of 90 words."""
    import numpy as np

    draw, random = np.random.default_rng(0), Random(0)
    middle = 620 if long else 90

    def said(median: int) -> str:
        size = int(np.clip(draw.lognormal(np.log(median), 0.1 if long else 0.7), 12, 700))
        return words.comment(random, size)

    rows = []
    for number in range(count):
        row = {"post_id": str(number), "prompt": said(60), "draft": None}
        if method == "dpo":
            row |= {"pair_id": str(number), "chosen": said(middle), "rejected": said(middle)}
        else:
            row |= {"row_id": str(number), "reply": said(middle)}
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
