"""Completion of ocrdesk's command line for bash, zsh and fish, made from the program's own list of commands."""

from commands import FILES, FOLDERS, NOTHING, SEVERAL, Command, Option, commands

BASH = """\
# Completion of ocrdesk's command line for bash.
_ocrdesk() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} kept
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "{names} --version --help" -- "$word"; compgen -f -- "$word")
        return
    fi
    case ${{COMP_WORDS[1]}} in
{cases}
        *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}}
complete -o filenames -F _ocrdesk ocrdesk
"""
ZSH = """\
#compdef ocrdesk
# Completion of ocrdesk's command line for zsh.
_ocrdesk() {{
    local -a commands=(
{names}
    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands
        _arguments '--version[Print the version]' '--help[Print what can be written]'
        _files
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}
        *) _files ;;
    esac
}}
_ocrdesk "$@"
"""
FISH = """\
# Completion of ocrdesk's command line for fish.
complete -c ocrdesk -n __fish_use_subcommand -l version -d 'Print the version'
complete -c ocrdesk -n __fish_use_subcommand -l help -d 'Print what can be written'
"""


def completions() -> dict[str, str]:
    """The text of each shell's file, by its place in the system."""
    known = commands()
    return {
        "usr/share/bash-completion/completions/ocrdesk": bash(known),
        "usr/share/zsh/vendor-completions/_ocrdesk": zsh(known),
        "usr/share/fish/vendor_completions.d/ocrdesk.fish": fish(known),
    }


def bash(known: tuple[Command, ...]) -> str:
    """For bash, with or without bash-completion."""
    cases = "\n".join(line for command in known for line in _bash_case(command))
    return BASH.format(names=" ".join(command.name for command in known), cases=cases)


def zsh(known: tuple[Command, ...]) -> str:
    """For zsh's own completion system."""
    names = "\n".join(f"        {_quoted(f'{command.name}:{command.told}')}" for command in known)
    return ZSH.format(names=names, cases="\n".join(line for command in known for line in _zsh_case(command)))


def fish(known: tuple[Command, ...]) -> str:
    """For fish."""
    lines = []
    for command in known:
        lines.append(f"-n __fish_use_subcommand -a {command.name} -d {_quoted(command.told)}")
        seen = f"-n '__fish_seen_subcommand_from {command.name}'"
        lines += [f"{seen} {_fish_option(option)} -d {_quoted(option.told)}" for option in command.options]
        if not command.options:
            lines += [f"{seen} -f -a {_quoted(' '.join(word for place in command.places for word in place))}"]
    return FISH + "".join(f"complete -c ocrdesk {line}\n" for line in lines)


def _bash_case(command: Command) -> list[str]:
    lines = [f"        {command.name})"]
    if command.options:
        values = [_bash_value(option) for option in command.options if option.value]
        names = " ".join(option.name for option in command.options)
        offer = f'mapfile -t COMPREPLY < <(compgen -W "{names}" -- "$word")'
        lines += ["            case $before in", *values, "            esac"]
        lines += [f"            [[ $word == -* ]] && {offer} && return"]
    lines += [f"            {_bash_place(number, words)}" for number, words in enumerate(command.places, 2)]
    return [*lines, "            ;;"]


def _bash_place(number: int, words: tuple[str, ...]) -> str:
    if not words:
        return 'mapfile -t COMPREPLY < <(compgen -f -- "$word")'
    return f'((COMP_CWORD == {number})) && mapfile -t COMPREPLY < <(compgen -W "{" ".join(words)}" -- "$word")'


def _bash_value(option: Option) -> str:
    asked = {FILES: "-f", FOLDERS: "-d"}.get(option.kind, f'-W "{" ".join(option.words)}"')
    told = {
        NOTHING: "",
        SEVERAL: 'kept=${word%"${word##*,}"}; '
        f'mapfile -t COMPREPLY < <(compgen -P "$kept" {asked} -- "${{word##*,}}"); ',
    }
    usual = f'mapfile -t COMPREPLY < <(compgen {asked} -- "$word"); '
    return f"                {option.name}) {told.get(option.kind, usual)}return ;;"


def _zsh_case(command: Command) -> list[str]:
    told = [_zsh_option(option) for option in command.options]
    told += [_zsh_place(number, words) for number, words in enumerate(command.places, 1)]
    rows = [f"            _arguments {told[0]}", *(f"                {each}" for each in told[1:])] if told else []
    return (
        [f"        {command.name})", " \\\n".join(rows), "            ;;"] if rows else [f"        {command.name}) ;;"]
    )


def _zsh_option(option: Option) -> str:
    told = option.told.replace("[", "\\[").replace("]", "\\]")
    star = "*" if option.repeated else ""
    if not option.value:
        return _quoted(f"{star}{option.name}[{told}]")
    words = " ".join(option.words)
    kinds = {FILES: "_files", FOLDERS: "_files -/", NOTHING: " ", SEVERAL: f"_sequence compadd - {words}"}
    return _quoted(f"{star}{option.name}=[{told}]:{option.value}:{kinds.get(option.kind, f'({words})')}")


def _zsh_place(number: int, words: tuple[str, ...]) -> str:
    return _quoted(f"{number}:word:({' '.join(words)})" if words else "*:path:_files")


def _fish_option(option: Option) -> str:
    words = " ".join(option.words)
    kinds = {
        FILES: "-r -F",
        FOLDERS: "-x -a '(__fish_complete_directories (commandline -ct))'",
        SEVERAL: f"-x -a '(__fish_append , {words})'",
        NOTHING: "-x",
    }
    name = f"-l {option.name[2:]}"
    return f"{name} {kinds.get(option.kind, f'-x -a {_quoted(words)}')}" if option.value else name


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
