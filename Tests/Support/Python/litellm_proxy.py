"""Serves LiteLLM's proxy in front of a model server until the standard input ends.

usage: litellm_proxy.py FOLDER BASE_URL

Models `claude-…` are asked for in Anthropic's protocol, any other in OpenAI's, whichever route the proxy is asked on. The proxy's
configuration is written into the folder. Prints the proxy's address once it listens.
"""
import asyncio
import json
import os
import pathlib
import signal
import socket
import sys
import threading

KEY = "sk-litellm-of-the-tests-0123456789abcdef"
# Nothing from elsewhere: neither the list of prices nor a word of ours to its makers.
os.environ |= {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False", "LITELLM_MASTER_KEY": KEY}
folder, base = pathlib.Path(sys.argv[1]), sys.argv[2]
config = folder / "litellm.yaml"
config.write_text(
    json.dumps(
        {
            "model_list": [
                # `openai/` would turn a request to /v1/messages into one to the Responses API.
                {"model_name": "*", "litellm_params": {"model": "hosted_vllm/*", "api_base": f"{base}/v1", "api_key": "up"}},
                {
                    "model_name": "claude-*",
                    "litellm_params": {"model": "anthropic/claude-*", "api_base": base, "api_key": "up"},
                },
            ],
            # A failure is the client's to handle, each time anew.
            "litellm_settings": {"num_retries": 0},
            "router_settings": {"num_retries": 0, "disable_cooldowns": True},
        }
    )
)
os.environ["CONFIG_FILE_PATH"] = str(config)
# Its words go where errors go: the standard output has one line only.
output = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
# Whoever waits for that line waits no longer than this.
signal.alarm(150)

import uvicorn  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402


async def serve():
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.05)
    if server.started:
        signal.alarm(0)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", file=output, flush=True)
    await serving


# Ends with its starter at once, whatever is under way.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
asyncio.run(serve())
