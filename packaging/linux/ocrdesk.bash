# Completion of ocrdesk's command line for bash.
_ocrdesk() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    case $before in
        --provider) mapfile -t COMPREPLY < <(compgen -W "offline tencent huawei ctyun" -- "$word"); return ;;
        --to) mapfile -t COMPREPLY < <(compgen -W "json txt xlsx" -- "$word"); return ;;
        --document) mapfile -t COMPREPLY < <(compgen -W "auto text handwriting table" -- "$word"); return ;;
        --out) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    esac
    if [[ $word == -* && ${COMP_WORDS[1]} == digitize ]]; then
        local options="--provider --document --template --option --to --out --recursive --ignore-text --password"
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    elif ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "digitize providers schema --version --help" -- "$word"; compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _ocrdesk ocrdesk
