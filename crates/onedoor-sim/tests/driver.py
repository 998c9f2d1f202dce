"""Plays many cases with kernel.py: JSON lines in, JSON lines out. Its one argument is the folder that holds kernel.py.

In:  {"workflow": {..}, "rounds": N or null, "runs": [[MOVE, ..], ..]} with MOVE = [VERB, STEP or null, OUTCOME or null]
Out: {"refusals": [..], "explored": [states, finished, stuck, ran out] or null, "runs": [[[refusal or null, state, detours], ..], ..]}
"""
import inspect, json, sys, textwrap

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import kernel

# One line is mended: `_go_back` looks for what rested on the redone steps only downstream of the target. What an outcome had recalled, and what
# comes after that, can stand elsewhere; a step there would stay skipped for ever though its source is done anew.
written = "(m in self.w.downstream[target] and s[0] in (OPEN, DONE, SKIPPED)"
mended = "(self.w.after[m] and s[0] in (OPEN, DONE, SKIPPED)"
source = textwrap.dedent(inspect.getsource(kernel.Case._go_back))
assert source.count(written) == 1
exec(source.replace(written, mended), vars(kernel))
kernel.Case._go_back = kernel._go_back


def close(case):
    if case.end:
        raise ValueError("refused: the case has ended")
    case.close("closed")


def play(case, verb, step, outcome):
    """The words of the refusal, or None."""
    moves = {"complete": lambda: case.complete(step, outcome), "waive": lambda: case.waive(step, outcome), "request": lambda: case.request(step),
             "cancel": lambda: case.cancel(step), "take_back": lambda: case.take_back(step), "close": lambda: close(case)}
    try:
        moves[verb]()
    except ValueError as refused:
        return str(refused).removeprefix("refused: ")


def shown(case, why):
    detours = {n: case.detours[n] for n in case.w.steps if n in case.detours}
    return [why, {"end": case.end, "state": dict(case.state), "round": dict(case.round)}, detours]


def run(workflow, moves):
    case = kernel.Case(workflow)
    return [shown(case, None)] + [shown(case, play(case, *move)) for move in moves]


def explored(workflow, rounds):
    found = rounds and kernel.explore(workflow, rounds, 1000)
    return found and [found[3], len(found[0]), len(found[1]), found[2]]


for line in sys.stdin:
    task = json.loads(line)
    workflow = kernel.Workflow(task["workflow"]["steps"], task["workflow"]["ends"])
    print(json.dumps({"refusals": sorted(workflow.refusals()), "explored": explored(workflow, task["rounds"]),
                      "runs": [run(workflow, moves) for moves in task["runs"]]}), flush=True)
