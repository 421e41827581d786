"""How the clients' programs tell what a client made of an answer."""
import json


def report(case, outcome):
    """Prints an outcome, a JSON line each."""
    print(json.dumps({"case": case, **outcome}), flush=True)


def failure(error):
    """The outcome that an exception is; the names of all of its classes: the first one is the client's own word for it."""
    outcome = {"errors": [kind.__name__ for kind in type(error).__mro__], "status": getattr(error, "status_code", None)}
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error")
        outcome["type"] = (inner if isinstance(inner, dict) else body).get("type")
    outcome["requestID"] = getattr(error, "request_id", None)
    return outcome
