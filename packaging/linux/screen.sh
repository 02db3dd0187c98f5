# shellcheck shell=bash disable=SC2034,SC2154
# A virtual screen and a look at it, for the scripts that try the program out. To be sourced; `python` names a Python
# with PySide6, `work` a folder for what is in between.

# Sets DISPLAY, and `screen` to the process, which the caller ends.
open_screen() {
    mkdir -p /tmp/.X11-unix
    mkfifo "$work/number"
    Xvfb -displayfd 3 -nolisten tcp -screen 0 1180x780x24 3>"$work/number" 2>/dev/null &
    screen=$!
    read -r -t 10 number <"$work/number" || {
        echo "FAILED: no screen" >&2
        return 1
    }
    export DISPLAY=:$number
}

# shown PICTURE [OTHER]: whether a page is on the screen within ten seconds, another one than in OTHER.
shown() {
    for _ in $(seq 10); do
        sleep 1
        "$python" packaging/linux/look.py "$@" >"$work/look" 2>&1 && return
    done
    echo "FAILED: $(cat "$work/look")" >&2
    return 1
}

# Opens "Read" in the navigation of a window of the usual size in the corner of the screen.
open_read() { xdotool mousemove 96 161 click 1; }
