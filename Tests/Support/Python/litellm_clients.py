"""Runs LiteLLM against a fake model, and prints what it made of each answer, a JSON line each.

usage: litellm_clients.py BASE_URL

The models' names are those of the script in OfficialClientTests.swift.
"""
import os
import sys

os.environ |= {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False"}

import litellm  # noqa: E402
from outcome import failure, report  # noqa: E402

BASE = sys.argv[1]
BASES = {"anthropic": BASE, "openai": BASE + "/v1"}
MODELS = [
    "plain", "thinking", "long", "refused", "limited", "overloaded", "failing", "denied", "broken", "cut", "eof",
]
litellm.suppress_debug_info = True


def stream(provider, model):
    text = thinking = ""
    usage = stop = None
    try:
        chunks = litellm.completion(
            model=f"{provider}/{model}",
            api_base=BASES[provider],
            api_key="key",
            messages=[{"role": "user", "content": "Hello?"}],
            max_tokens=50,
            stream=True,
            stream_options={"include_usage": True},
            num_retries=0,
            max_retries=0,
        )
        for chunk in chunks:
            for choice in chunk.choices:
                text += choice.delta.content or ""
                thinking += getattr(choice.delta, "reasoning_content", None) or ""
                stop = choice.finish_reason or stop
            usage = getattr(chunk, "usage", None) or usage
        return {
            "text": text,
            "thinking": thinking,
            "stop": stop,
            "input": usage and usage.prompt_tokens,
            "output": usage and usage.completion_tokens,
        }
    except Exception as error:
        return {"text": text, **failure(error)}


for provider in BASES:
    for model in MODELS:
        report(f"{provider}-{model}", stream(provider, model))
