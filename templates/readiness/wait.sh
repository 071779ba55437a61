set -u
pids=
say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# get <resource> <namespace> <name> <jsonpath>
get() { ${KUBECTL:-kubectl} get ${2:+-n "$2"} -o "jsonpath=$4" -- "$1" "$3"; }

# look <resource> <namespace> <name>: sets phase, conditions, reasons of those that are False, and whether the controller has seen the newest spec
look() {
  phase= conditions= reasons= wanted= seen=
  state=$(get "$1" "$2" "$3" '{.status.phase}{.status.state}|{.metadata.generation}|{.status.observedGeneration}|{range .status.conditions[?(@.status=="True")]} {.type}{end} |{range .status.conditions[?(@.status=="False")]} {.type}={.reason}{end} ' 2>"$notes/.said") || { state=$(tail -n 1 "$notes/.said"); return 1; }
  phase=${state%%|*} state=${state#*|}
  wanted=${state%%|*} state=${state#*|}
  seen=${state%%|*} state=${state#*|}
  conditions=${state%%|*} reasons=${state#*|}
  [ -z "$seen" ] || [ "$seen" = "$wanted" ] || phase= conditions= reasons=
}

# why <object> <resource> <namespace> <name>: what keeps the object from being ready
why() {
  get "$2" "$3" "$4" '{range .status.conditions[?(@.status!="True")]}  {.type}: {.reason}: {.message}{"\n"}{end}' >&2 2>/dev/null || true
  # true since DVP 1.11 while an object is being deleted, and then it says what keeps the object
  case "$conditions" in
    *' Deleting '*) get "$2" "$3" "$4" '{range .status.conditions[?(@.type=="Deleting")]}  {.type}: {.reason}: {.message}{"\n"}{end}' >&2 2>/dev/null || true ;;
  esac
  case $2 in
    virtualmachines.*)
      if command -v d8 >/dev/null 2>&1; then
        d8 v collect-debug-info "$4" ${3:+-n "$3"} >"debug-$4.tar.gz" && say "what is known of the machine is in debug-$4.tar.gz" >&2
      fi ;;
  esac
}

# unscaled <resource> <namespace> <name>: whether a pool has no number of machines
unscaled() {
  number=$(get "$1" "$2" "$3" '{.spec.replicas}' 2>"$notes/.said") || return 1
  case $number in '' | 0) return 0 ;; *) return 1 ;; esac
}

# hint <object> <resource> <namespace> <name> <command>: prints the command that gives a pool its first machines
hint() { ! unscaled "$2" "$3" "$4" || say "$1: has no machine until it is scaled once: $5"; }

# ready <object> <resource> <namespace> <name> <phases> <conditions> <phases and Type=Reason to give up at> <seconds> [<command that starts it>]
ready() {
  end=$(($(date +%s) + $8))
  while :; do
    if look "$2" "$3" "$4"; then
      for given in $7; do
        case " $phase $reasons " in *" $given "*) why "$1" "$2" "$3" "$4"; fail "$1: ${given#*=}, and no way back from there" ;; esac
      done
      good=yes
      [ -z "$5" ] || case " $5 " in *" $phase "*) [ -n "$phase" ] || good= ;; *) good= ;; esac
      for condition in $6; do
        case "$conditions" in *" $condition "*) ;; *) good= ;; esac
      done
      got=${phase:-no phase yet}
      if [ -n "${9:-}" ] && unscaled "$2" "$3" "$4"; then
        good= got="has no machine until it is scaled once: $9"
      fi
      if [ -n "$good" ]; then
        say "$1: ${phase:-ready}"
        case "$conditions" in *' AwaitingRestartToApplyConfiguration '*) say "$1: runs as it was, and waits for a restart" ;; esac
        return 0
      fi
    else
      got=$state
    fi
    if [ "$(date +%s)" -ge "$end" ]; then
      why "$1" "$2" "$3" "$4"
      fail "$1: not ready after $8 seconds: $got"
    fi
    failed
    sleep "${INTERVAL:-5}"
  done
}

# an upload in the background that failed has left a note
notes=$(mktemp -d) || exit 1
trap 'rm -rf "$notes"' EXIT
trap 'exit 130' INT TERM
failed() { for note in "$notes"/*; do [ ! -e "$note" ] || exit 1; done; }
