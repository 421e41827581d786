"""Serves llama.cpp's own server, with a tiny model of random weights, until the standard input ends.

usage: llama_server.py FOLDER

The model is written into the folder: what it says has no sense, but a grammar holds it to the schema of a request, with white space and
escapes as no test would think of them. Prints the server's address once it listens.
"""
import pathlib
import sys

import gguf
import numpy
import xllamacpp

WIDTH = 64
# A token a byte; SentencePiece's three of its own come first.
TOKENS = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
END = 2
# How likely a token is beside any other, 0: strings and lists end at some time, and an answer where its grammar does, or without one at its
# limit. Nothing beyond ASCII, since the server ends a constrained answer by an error where such bytes make no character.
LIKELIHOODS = {token: -12 for token in [END, *range(3 + 128, len(TOKENS))]}
LIKELIHOODS |= {TOKENS.index(f"<0x{ord(sign):02X}>"): weight for sign, weight in {'"': 1.5, "{": 3, "]": 1, ",": 0.7}.items()}


def write_model(path):
    random = numpy.random.default_rng(1)
    model = gguf.GGUFWriter(path, "llama")
    model.add_context_length(65536)
    model.add_embedding_length(WIDTH)
    model.add_block_count(1)
    model.add_feed_forward_length(2 * WIDTH)
    model.add_head_count(4)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_tokenizer_model("llama")
    model.add_token_list(TOKENS)
    model.add_token_scores([0.0] * len(TOKENS))
    model.add_token_types([gguf.TokenType.UNKNOWN, *[gguf.TokenType.CONTROL] * 2, *[gguf.TokenType.BYTE] * 256])
    model.add_bos_token_id(1)
    model.add_eos_token_id(END)
    model.add_add_space_prefix(False)
    for name in ["output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"]:
        model.add_tensor(f"{name}.weight", numpy.ones(WIDTH, numpy.float32))
    shapes = {"token_embd": (len(TOKENS), WIDTH), "output": (len(TOKENS), WIDTH)}
    shapes |= {f"blk.0.attn_{name}": (WIDTH, WIDTH) for name in ["q", "k", "v", "output"]}
    shapes |= {f"blk.0.ffn_{name}": (2 * WIDTH, WIDTH) for name in ["gate", "up"]} | {"blk.0.ffn_down": (WIDTH, 2 * WIDTH)}
    for name, shape in shapes.items():
        weights = random.standard_normal(shape, numpy.float32) / 4
        # The first number of a token's state is the same at every place, and its weight at the output the token's likelihood.
        if name == "token_embd":
            weights[:, 0] = 16
        elif name == "output":
            weights /= 2
            weights[:, 0] = 0
            for token, weight in LIKELIHOODS.items():
                weights[token, 0] = weight
        elif name in ("blk.0.attn_output", "blk.0.ffn_down"):
            weights[0] = 0
        model.add_tensor(f"{name}.weight", weights)
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()


path = str(pathlib.Path(sys.argv[1]) / "random.gguf")
write_model(path)
parameters = xllamacpp.CommonParams()
parameters.model.path = path
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
parameters.api_keys = ["sk-llama"]
parameters.n_ctx = 65536
parameters.n_parallel = 1
parameters.chat_template = "chatml"
parameters.sampling.top_k, parameters.sampling.top_p, parameters.sampling.min_p = 0, 1.0, 0.0
parameters.warmup = False
parameters.endpoint_slots = True
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
sys.stdin.read()
