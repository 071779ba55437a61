# send <argument of kubectl apply> ...: applies, and tries again what is only too early
send() {
  tries=0
  until ${KUBECTL:-kubectl} apply --server-side --field-manager=cdk8s-dvp "$@" 2>"$notes/.said"; do
    case $(cat "$notes/.said") in
      *'Apply failed with'*) cat "$notes/.said" >&2; fail 'others own these fields: leave them out of the manifests' ;;
      *'no matches for kind'* | *'could not find the requested resource'* | *'failed calling webhook'* | *'depends on disabled module'* \
        | *'namespaces "'*'" not found'* | *'connection refused'* | *'i/o timeout'* | *'TLS handshake timeout'* | *'Too Many Requests'* | *'etcdserver'*) ;;
      *) cat "$notes/.said" >&2; fail 'the cluster rejects this' ;;
    esac
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || { cat "$notes/.said" >&2; fail 'no success after 120 tries'; }
    sleep "${INTERVAL:-5}"
  done
}

# once <resource> <name> <jsonpath> <file>: applies a part of an object, unless the cluster has the rest of it already
once() {
  if [ -n "$(get "$1" '' "$2" "$3" 2>/dev/null)" ]; then
    say "$2: is there already, and is applied whole in a later stage"
  else
    send -f "$4"
  fi
}

# rolled <object> <resource> <namespace> <name> <least number of pods> <seconds>: waits until a DaemonSet has all its pods
rolled() {
  end=$(($(date +%s) + $6))
  while :; do
    pods=$(get "$2" "$3" "$4" '{.status.desiredNumberScheduled} {.status.numberAvailable}' 2>/dev/null) || pods=
    wanted=${pods%% *} there=${pods#* }
    if [ -n "$wanted" ] && [ "$wanted" -ge "$5" ] && [ "${there:-0}" -ge "$wanted" ]; then
      say "$1: ready"
      return 0
    fi
    [ "$(date +%s)" -lt "$end" ] || fail "$1: not ready after $6 seconds: ${there:-0} of ${wanted:-0} pods"
    sleep "${INTERVAL:-5}"
  done
}
