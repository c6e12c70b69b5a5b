"""Scripts with which shells complete verbs, options, choices and files, made from the parser itself."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

_FILES = "FILES"


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    # There is no public way to ask a parser what it knows; this list is what its own help is made from.
    return [action for action in parser._actions if action.help != argparse.SUPPRESS]


def _verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _flags(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in _actions(parser) if action.option_strings]


def _places(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in _actions(parser) if not action.option_strings]


def _values(action: argparse.Action) -> str:
    """What can stand where an argument is asked for: its choices, `_FILES`, or nothing that is known."""
    if action.choices is not None:
        return " ".join(map(str, action.choices))
    return _FILES if action.type is Path else ""


def _takes_value(action: argparse.Action) -> bool:
    return action.nargs != 0


def _text(action: argparse.Action) -> str:
    return (action.help or "").replace("%%", "%")


_BASH = """\
# Completion of {name} for bash: put this line into ~/.bashrc
#   eval "$({name} completion bash)"
_{name}() {{
    local word verb="" wanted="" IFS=$' \\t\\n'
    local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
    # Bash takes the sign in --option=value for a word of its own.
    if [ "$before" = "=" ]; then before="${{COMP_WORDS[COMP_CWORD-2]}}"; fi
    if [ "$current" = "=" ]; then current=""; fi
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in {verbs}) verb="$word"; break ;; esac
    done
    case "$verb $before" in
{after}
        *) case "$verb" in
{inside}
        esac ;;
    esac
    COMPREPLY=()
    IFS=$'\\n'
    if [ "$wanted" = {files} ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
    elif [ -n "$wanted" ]; then
        COMPREPLY=($(IFS=' '; compgen -W "$wanted" -- "$current"))
    fi
}}
complete -F _{name} {name}
"""


def bash(parser: argparse.ArgumentParser) -> str:
    """A script for bash."""
    after, inside = [], []
    for verb, known in {"": parser, **_verbs(parser)}.items():
        for action in filter(_takes_value, _flags(known)):
            patterns = "|".join(f'"{verb} {flag}"' for flag in action.option_strings)
            after.append(f'        {patterns}) wanted="{_values(action)}" ;;')
        flags = " ".join(flag for action in _flags(known) for flag in action.option_strings)
        words = next(filter(None, map(_values, _places(known))), "")
        inside.append(
            f'            "{verb}") case "$current" in -*) wanted="{flags}" ;; *) wanted="{words}" ;; esac ;;'
        )
    return _BASH.format(
        name=parser.prog,
        verbs="|".join(_verbs(parser)),
        after="\n".join(after),
        inside="\n".join(inside),
        files=_FILES,
    )


_ZSH = """\
#compdef {name}
# Completion of {name} for zsh: put this line into ~/.zshrc, behind compinit
#   eval "$({name} completion zsh)"
_{name}() {{
    local context state state_descr line
    typeset -A opt_args
    _arguments -C {options} '1: :->verb' '*:: :->rest'
    case $state in
        verb) local -a verbs=({verbs}); _describe command verbs ;;
        rest) case $words[1] in
{inside}
        esac ;;
    esac
}}
compdef _{name} {name}
"""


def zsh(parser: argparse.ArgumentParser) -> str:
    """A script for zsh."""
    inside = [
        f"            {verb}) _arguments {' '.join([*_zsh_flags(known), *map(_zsh_place, _places(known))])} ;;"
        for verb, known in _verbs(parser).items()
    ]
    told = (shlex.quote(f"{verb}:{known.description}") for verb, known in _verbs(parser).items())
    options = " ".join(_zsh_flags(parser))
    return _ZSH.format(name=parser.prog, options=options, verbs=" ".join(told), inside="\n".join(inside))


def _zsh_flags(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in _flags(parser):
        text = "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in _text(action))
        for flag in action.option_strings:
            yield shlex.quote(f"*{flag}[{text}]" + (f": :{_zsh_values(action)}" if _takes_value(action) else ""))


def _zsh_place(action: argparse.Action) -> str:
    return shlex.quote(f"*: :{_zsh_values(action)}" if action.nargs else f": :{_zsh_values(action)}")


def _zsh_values(action: argparse.Action) -> str:
    values = _values(action)
    return "_files" if values == _FILES else f"({values})" if values else " "


def fish(parser: argparse.ArgumentParser) -> str:
    """A script for fish."""
    name, verbs = parser.prog, _verbs(parser)
    first = shlex.quote(f"not __fish_seen_subcommand_from {' '.join(verbs)}")
    lines = [
        f"# Completion of {name} for fish: put this line into ~/.config/fish/config.fish",
        f"#   {name} completion fish | source",
        f"complete -c {name} -f",
    ]
    for verb, known in verbs.items():
        lines.append(f"complete -c {name} -n {first} -a {verb} -d {shlex.quote(known.description or '')}")
    for verb, known in {"": parser, **verbs}.items():
        within = f"'__fish_seen_subcommand_from {verb}'" if verb else first
        for action in _actions(known) if verb else _flags(known):
            lines.append(f"complete -c {name} -n {within}{_fish_words(action)}")
    return "\n".join(lines)


def _fish_words(action: argparse.Action) -> str:
    flags = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in action.option_strings)
    values = _values(action) if _takes_value(action) else ""
    needs = " -x" if flags and _takes_value(action) else ""
    given = " -r -F" if values == _FILES else f"{needs} -a {shlex.quote(values)}" if values else needs
    return f"{flags}{given} -d {shlex.quote(_text(action))}"


SHELLS: dict[str, Callable[[argparse.ArgumentParser], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
