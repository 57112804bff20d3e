#!/usr/bin/env bash
# The whole way on CounselChat (github.com/nbertagnolli/counsel-chat, MIT), on a CPU.
#   benchmarks/counselchat.sh 20200325_counsel_chat.csv [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
llumi=$here/../.venv/bin/llumi
csv=$1
work=${2:-counselchat}

$llumi collect "$csv" --format counselchat --workspace "$work"
$llumi pair --rule paper --workspace "$work"
$llumi pair --rule any --max-per-post 0 --workspace "$work"
$llumi pair --rule any --workspace "$work"
$llumi train sft --recipe "$here/counselchat-sft.toml" --workspace "$work"
$llumi train dpo --recipe "$here/counselchat-dpo.toml" --from sft --workspace "$work"
$llumi evaluate --posts 20 --workspace "$work"
