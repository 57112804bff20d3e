#!/usr/bin/env bash
# The whole way, command by command, on the sample community. `llumi demo` does the same.
set -euo pipefail
cd "$(dirname "$0")/.."
llumi=.venv/bin/llumi
work=${1:-demo}

# Posts and comments: cleaned, masked, pseudonymous.
$llumi collect examples/community/community.jsonl --format jsonl --workspace "$work"

# Votes become chosen and rejected replies; read what the audit says before you train.
$llumi pair --rule any --workspace "$work"

# First imitate the best-voted replies, then prefer them.
$llumi train sft --recipe recipes/tiny-sft.toml --workspace "$work"
$llumi train dpo --recipe recipes/tiny-dpo.toml --from sft --workspace "$work"

# Peers, the untuned and the tuned model on posts that nothing was trained on.
$llumi evaluate --workspace "$work"

# A draft, and suggestions for a reply that a person wrote.
printf 'My exams are in two weeks and I sit there and read the same line over and over.' > "$work/post.txt"
printf 'You should make a plan. At least you have two weeks left. You will be fine.' > "$work/reply.txt"
$llumi reply --post "$work/post.txt" --workspace "$work"
$llumi improve --post "$work/post.txt" --draft "$work/reply.txt" --workspace "$work"

# The writing page, on this machine only.
echo "Now: $llumi serve --workspace $work"
