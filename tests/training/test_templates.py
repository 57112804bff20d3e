import copy

import pytest

from llumi import prompts
from llumi.errors import InputError
from llumi.training import templates
from llumi.training.models import Base

REFUSES_SYSTEM = (
    "{{ bos_token }}{%- for message in messages -%}"
    "{%- if (message['role'] == 'user') != (loop.index0 % 2 == 0) -%}"
    "{{ raise_exception('Conversation roles must alternate user/assistant') }}{%- endif -%}"
    "{%- if message['role'] == 'user' -%}{{ '[INST] ' + message['content'] + ' [/INST]' }}"
    "{%- else -%}{{ message['content'] + eos_token }}{%- endif -%}{%- endfor -%}"
)
"""As the templates of Mistral-7B-Instruct-v0.2 and its like do."""


def with_template(base: Base, template: str | None) -> Base:
    tokenizer = copy.deepcopy(base.tokenizer)
    tokenizer.chat_template = template
    return Base(base.model, tokenizer, base.name, base.sha256)


def test_a_model_without_a_system_turn_hears_our_instructions_all_the_same(base: Base) -> None:
    tokenizer = with_template(base, REFUSES_SYSTEM).tokenizer
    templates.settle(tokenizer, "mistral")
    asked = prompts.generation("I can't sleep.")
    text = tokenizer.apply_chat_template(asked, tokenize=False)
    assert isinstance(text, str)
    assert text.count("[INST]") == 1
    assert asked[0]["content"] in text and asked[1]["content"] in text
    assert text.index(asked[0]["content"]) < text.index(asked[1]["content"])


def test_a_template_that_takes_our_turns_is_left_as_it_is(base: Base) -> None:
    own = base.tokenizer.chat_template
    again = with_template(base, own)
    templates.settle(again.tokenizer, "embedded")
    assert again.tokenizer.chat_template == own
    assert templates.sha256(again.tokenizer) == templates.sha256(base.tokenizer)


def test_a_model_without_a_template_is_refused(base: Base) -> None:
    with pytest.raises(InputError, match="has no chat template"):
        templates.settle(with_template(base, None).tokenizer, "raw")


@pytest.mark.parametrize(
    "template",
    [
        "{%- for message in messages -%}{%- if message['role'] == 'user' -%}"
        "{{ message['content'] }}{%- endif -%}{%- endfor -%}",
        "{{ raise_exception('no') }}",
        "{%- for message in messages -%}{{ message['role'] }}{%- endfor -%}",
    ],
)
def test_a_template_that_drops_words_is_refused(base: Base, template: str) -> None:
    with pytest.raises(InputError, match="drops the instructions, the post or the reply"):
        templates.settle(with_template(base, template).tokenizer, "odd")
