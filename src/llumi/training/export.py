"""Write a LoRA adapter as GGUF, so that llama.cpp can lay it over the model it was trained on.

    base_model.model.model.layers.3.self_attn.q_proj.lora_B.weight → blk.3.attn_q.weight.lora_b

llama.cpp stores the rows of a llama model's q and k projections in another order (pairs of the
rotary embedding side by side); an adapter's rows must be put into the same order.
"""

import json
import re
from pathlib import Path

import numpy as np
from gguf import GGUFWriter
from safetensors.numpy import load_file
from transformers import PretrainedConfig

from llumi.errors import LlumiError

GGUF = "adapter.gguf"
_ARCHITECTURE = "llama"
_MODULES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_TENSOR = re.compile(r"layers\.(?P<layer>\d+)\.(?P<module>[\w.]+)\.lora_(?P<part>[AB])\.weight$")


def gguf_lora(adapter: Path, target: Path, config: PretrainedConfig) -> bool:
    """Convert the PEFT adapter in folder `adapter` to the GGUF file `target`, in float32.

    Returns False, and writes nothing, for architectures other than llama: those are served by a
    server that reads the safetensors itself.
    """
    if config.model_type != _ARCHITECTURE:
        return False
    settings = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
    weights = load_file(adapter / "adapter_model.safetensors")
    writer = GGUFWriter(target, _ARCHITECTURE)
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(settings["lora_alpha"]))
    for name, weight in weights.items():
        tensor, ordered = _as_llama_cpp(name, weight.astype(np.float32), config)
        writer.add_tensor(tensor, np.ascontiguousarray(ordered))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return True


def _as_llama_cpp(
    name: str, weight: np.ndarray, config: PretrainedConfig
) -> tuple[str, np.ndarray]:
    """The name and row order that llama.cpp expects of one LoRA matrix."""
    found = _TENSOR.search(name)
    if found is None or found["module"] not in _MODULES:
        raise LlumiError(f"The adapter has a tensor that no llama model has: {name}.")
    module = _MODULES[found["module"]]
    if found["part"] == "B" and module in ("attn_q", "attn_k"):
        heads = config.num_attention_heads if module == "attn_q" else config.num_key_value_heads
        weight = interleave_rotary(weight, heads)
    return f"blk.{found['layer']}.{module}.weight.lora_{found['part'].lower()}", weight


def interleave_rotary(weight: np.ndarray, heads: int) -> np.ndarray:
    """Reorder rows (heads · d, n) from halves of each head to interleaved pairs."""
    rows, columns = weight.shape
    halves = weight.reshape(heads, 2, rows // heads // 2, columns)
    return halves.swapaxes(1, 2).reshape(rows, columns)
