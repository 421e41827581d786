"""Runs the official clients against a fake model, and prints what each of them made of each answer, a JSON line each.

usage: official_clients.py BASE_URL

The models' names are those of the script in OfficialClientTests.swift.
"""
import sys

import anthropic
import openai
from outcome import failure, report

BASE = sys.argv[1]
CLAUDE = anthropic.Anthropic(base_url=BASE, api_key="key", max_retries=0)
GPT = openai.OpenAI(base_url=BASE + "/v1", api_key="key", max_retries=0)
MESSAGES = [{"role": "user", "content": "Hello?"}]


def claude_stream(model):
    text = ""
    events = []
    try:
        with CLAUDE.messages.stream(model=model, max_tokens=50, messages=MESSAGES) as stream:
            for event in stream:
                events.append(event.type)
                if event.type == "text":
                    text += event.text
            message = stream.get_final_message()
            return {
                "text": text,
                "events": events,
                "final": "".join(block.text for block in message.content if block.type == "text"),
                "thinking": "".join(block.thinking for block in message.content if block.type == "thinking"),
                "stop": message.stop_reason,
                "input": message.usage.input_tokens,
                "output": message.usage.output_tokens,
                "requestID": stream.request_id,
            }
    except Exception as error:
        return {"text": text, "events": events, **failure(error)}


def claude_whole(model):
    try:
        message = CLAUDE.messages.create(model=model, max_tokens=50, messages=MESSAGES)
        return {
            "text": "".join(block.text for block in message.content if block.type == "text"),
            "thinking": "".join(block.thinking for block in message.content if block.type == "thinking"),
            "stop": message.stop_reason,
            "input": message.usage.input_tokens,
            "output": message.usage.output_tokens,
            "requestID": message._request_id,
        }
    except Exception as error:
        return failure(error)


def gpt_stream(model):
    text = ""
    usage = stop = None
    try:
        options = {"include_usage": True}
        for chunk in GPT.chat.completions.create(model=model, messages=MESSAGES, stream=True, stream_options=options):
            for choice in chunk.choices:
                text += choice.delta.content or ""
                stop = choice.finish_reason or stop
            usage = chunk.usage or usage
        return {
            "text": text,
            "stop": stop,
            "input": usage and usage.prompt_tokens,
            "output": usage and usage.completion_tokens,
        }
    except Exception as error:
        return {"text": text, **failure(error)}


def gpt_whole(model):
    try:
        answer = GPT.chat.completions.create(model=model, messages=MESSAGES)
        return {
            "text": answer.choices[0].message.content,
            "stop": answer.choices[0].finish_reason,
            "input": answer.usage.prompt_tokens,
            "output": answer.usage.completion_tokens,
            "requestID": answer._request_id,
        }
    except Exception as error:
        return failure(error)


for model in ["plain", "thinking", "silent-thinking", "long", "refused", "limited", "overloaded", "broken", "cut", "eof"]:
    report("claude-stream-" + model, claude_stream(model))
for model in ["plain", "thinking", "refused", "limited", "overloaded"]:
    report("claude-whole-" + model, claude_whole(model))
for model in ["plain", "long", "limited", "broken", "cut", "eof", "failing"]:
    report("gpt-stream-" + model, gpt_stream(model))
for model in ["plain", "limited", "failing"]:
    report("gpt-whole-" + model, gpt_whole(model))
report("claude-models", {"text": " ".join(model.id for model in CLAUDE.models.list())})
report("gpt-models", {"text": " ".join(model.id for model in GPT.models.list())})
report("versions", {"text": f"{anthropic.__version__} {openai.__version__}"})
