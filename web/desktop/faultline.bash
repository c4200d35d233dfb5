# Completion of faultline for bash.
_faultline()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
    local lessons=${FAULTLINE_LESSONS:-$(dirname "$(command -v faultline)")/../share/faultline/lessons}
    local ids
    ids=$(sed -n 's/^[0-9]*-\([a-z0-9-]*\) .*/\1/p' "$lessons/index.txt" 2>/dev/null)
    case $before in
        --lang) COMPREPLY=($(compgen -W "en zh-CN" -- "$word")); return ;;
        --theme) COMPREPLY=($(compgen -W "light dark system" -- "$word")); return ;;
        --levels) COMPREPLY=($(compgen -W "2 4 5" -- "$word")); return ;;
        --pcid) COMPREPLY=($(compgen -W "on off" -- "$word")); return ;;
        --lesson) COMPREPLY=($(compgen -W "$ids" -- "$word")); return ;;
        --html | --scorm | --scorm2004 | --picture) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --site | --dump-proc) COMPREPLY=($(compgen -d -- "$word")); return ;;
    esac
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "exec run check new shell replay pack --lesson --step --lang --theme --size --help --version" -- "$word")
            $(compgen -f -- "$word"))
        return
    fi
    case $verb in
        exec) COMPREPLY=($(compgen -W "--strace --stat --ram --swap --levels --pcid" -- "$word") $(compgen -f -- "$word")) ;;
        shell) COMPREPLY=($(compgen -W "--dump-proc --ram --swap" -- "$word")) ;;
        pack) COMPREPLY=($(compgen -W "all $ids --html --scorm --scorm2004 --site" -- "$word")) ;;
        *) COMPREPLY=($(compgen -W "--lesson --step --lang --theme --size" -- "$word") $(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _faultline faultline
