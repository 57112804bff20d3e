r"""The chat template that a model is trained and served with, and its hash.

    Mistral-7B-Instruct-v0.2 refuses a system message:
    [system "You help …", user "Post: …"]  →  [user "You help …\n\nPost: …"]

Our prompts have a system message. Where a model's own template refuses one, a few lines of Jinja
before it put both into the first turn of the user. The template is saved with the adapter, so that
whoever serves it asks the model what it was taught.
"""

import hashlib

from transformers import PreTrainedTokenizerBase

from llumi import prompts
from llumi.errors import InputError

_FOLD = (
    "{%- if messages[0]['role'] == 'system' -%}"
    "{%- set messages = [{'role': 'user', 'content': "
    "messages[0]['content'] + '\\n\\n' + messages[1]['content']}] + messages[2:] -%}"
    "{%- endif -%}"
)
_POST, _DRAFT, _REPLY = "(a post)", "(a draft)", "(a reply)"


def settle(tokenizer: PreTrainedTokenizerBase, name: str) -> None:
    """Give `tokenizer` a template that takes our conversations and keeps all their words.

    Raises:
        InputError: the model has no template, or none that renders a post and a reply.
    """
    own = tokenizer.chat_template
    if own is None:
        raise InputError(
            f"The model {name} has no chat template.", hint="Use the instruct version of it."
        )
    for template in (own, _FOLD + own if isinstance(own, str) else own):
        tokenizer.chat_template = template
        if _keeps_everything(tokenizer):
            return
    raise InputError(
        f"The chat template of {name} drops the instructions, the post or the reply.",
        hint="Mend its chat_template.jinja, or use another model.",
    )


def sha256(tokenizer: PreTrainedTokenizerBase) -> str:
    """The hash of the template as training uses it."""
    return hashlib.sha256(str(tokenizer.chat_template).encode()).hexdigest()


def _keeps_everything(tokenizer: PreTrainedTokenizerBase) -> bool:
    """Whether both conversations are rendered whole, the prompt being how the whole begins."""
    for asked in (prompts.generation(_POST), prompts.improvement(_POST, _DRAFT)):
        answered = [*asked, prompts.Message(role="assistant", content=_REPLY)]
        try:
            prompt, whole = (
                str(tokenizer.apply_chat_template(list(one), tokenize=False, **how))  # type: ignore[arg-type]
                for one, how in ((asked, {"add_generation_prompt": True}), (answered, {}))
            )
        except Exception:  # a template refuses in whatever way its maker chose
            return False
        said = [message["content"] for message in answered]
        if not whole.startswith(prompt) or any(text not in whole for text in said):
            return False
    return True
