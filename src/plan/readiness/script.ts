import { Step } from './steps';

/**
 * A shell script that waits until everything is ready, in order, and makes the uploads that have to be made.
 *
 * @param uploadsOnly leaves out everything but the uploads
 */
export function waitScript(steps: readonly Step[], uploadsOnly = false): string {
  const uploads = steps.filter(({ upload }) => upload !== undefined);
  const keys = uploads.map(({ upload }) => upload!);
  return [
    '#!/bin/sh',
    ...uploadsOnly ? ['# uploads what the manifests leave to somebody to upload'] : ['# waits until what the manifests say is ready'],
    ...keys.length === 0 ? [] : ['#', '# usage: sh <this script> key=file ..., with a file for each of', ...keys.map(key => `#   ${oneLine(key)}`)],
    '#',
    '# KUBECTL   the command to ask with (kubectl)',
    '# INTERVAL  seconds between two questions (5)',
    ...keys.length === 0 ? [] : ['# ADDRESS   which address to upload to: external or inCluster (external)', '# CURL      the command to upload with (curl)'],
    '',
    PRELUDE,
    ...keys.length === 0 ? [] : [UPLOAD, ...keyCheck(keys, uploadsOnly), ...uploads.map(uploadLine)],
    ...uploadsOnly && keys.length > 0 ? ['', AWAIT] : [],
    ...uploadsOnly ? [] : ['', ...steps.map(waitLine)],
    // whoever waits is told of an upload that failed at once, and not when the time is over
    ...keys.length > 0 && !uploadsOnly ? ['', AWAIT] : [],
    uploadsOnly && keys.length === 0 ? "say 'nothing to upload'" : uploadsOnly ? "say 'all uploaded'" : "say 'all ready'",
    '',
  ].join('\n');
}

/** nothing in a single-quoted word means anything to a shell, but the quote that ends it */
const quoted = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;

// a name may hold anything in manifests that nobody has checked
const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');

const target = ({ object, resource, namespace = '', name }: Step): string => [object, resource, namespace, name].map(quoted).join(' ');

const waitLine = (step: Step): string =>
  `ready ${target(step)} ${[step.phases, step.conditions, step.abort].map(words => quoted(words.join(' '))).join(' ')} ${Math.ceil(step.minutes * 60)}`;

const uploadLine = (step: Step): string => `upload ${quoted(step.upload!)} ${target(step)} "$@" & pids="$pids $!"`;

const keyCheck = (keys: readonly string[], all: boolean): string[] => [
  '',
  'for pair in "$@"; do',
  '  case $pair in',
  `    ${keys.map(key => `${quoted(`${key}=`)}*`).join(' | ')}) ;;`,
  `    *) fail ${quoted(`an upload is key=file, with one of the keys ${keys.join(', ')}, and not`)} "$pair" ;;`,
  '  esac',
  'done',
  ...all ? [`[ "$#" -gt 0 ] || fail ${quoted(`no file given: key=file for each of ${keys.join(', ')}`)}`] : [],
];

const PRELUDE = `set -u
pids=
say() { printf '%s\\n' "$*"; }
fail() { printf '%s\\n' "$*" >&2; exit 1; }

# get <resource> <namespace> <name> <jsonpath>
get() { \${KUBECTL:-kubectl} get \${2:+-n "$2"} -o "jsonpath=$4" -- "$1" "$3"; }

# look <resource> <namespace> <name>: sets phase, conditions, and whether the controller has seen the newest spec
look() {
  phase= conditions= wanted= seen=
  state=$(get "$1" "$2" "$3" '{.status.phase}{.status.state}|{.metadata.generation}|{.status.observedGeneration}|{range .status.conditions[?(@.status=="True")]} {.type}{end} ' 2>"$notes/.said") || { state=$(tail -n 1 "$notes/.said"); return 1; }
  phase=\${state%%|*} state=\${state#*|}
  wanted=\${state%%|*} state=\${state#*|}
  seen=\${state%%|*} conditions=\${state#*|}
  [ -z "$seen" ] || [ "$seen" = "$wanted" ] || phase= conditions=
}

# why <object> <resource> <namespace> <name>: what keeps the object from being ready
why() {
  get "$2" "$3" "$4" '{range .status.conditions[?(@.status!="True")]}  {.type}: {.reason}: {.message}{"\\n"}{end}' >&2 2>/dev/null || true
  case $2 in
    virtualmachines.*)
      if command -v d8 >/dev/null 2>&1; then
        d8 v collect-debug-info "$4" \${3:+-n "$3"} >"debug-$4.tar.gz" && say "what is known of the machine is in debug-$4.tar.gz" >&2
      fi ;;
  esac
}

# ready <object> <resource> <namespace> <name> <phases> <conditions> <phases to give up at> <seconds>
ready() {
  end=$(($(date +%s) + $8))
  while :; do
    if look "$2" "$3" "$4"; then
      good=yes
      [ -z "$5" ] || case " $5 " in *" $phase "*) [ -n "$phase" ] || good= ;; *) good= ;; esac
      for condition in $6; do
        case "$conditions" in *" $condition "*) ;; *) good= ;; esac
      done
      if [ -n "$good" ]; then
        say "$1: \${phase:-ready}"
        case "$conditions" in *' AwaitingRestartToApplyConfiguration '*) say "$1: runs as it was, and waits for a restart" ;; esac
        return 0
      fi
      if [ -n "$phase" ]; then
        case " $7 " in *" $phase "*) why "$1" "$2" "$3" "$4"; fail "$1: $phase, and no way back from there" ;; esac
      fi
      got=\${phase:-no phase yet}
    else
      got=$state
    fi
    if [ "$(date +%s)" -ge "$end" ]; then
      why "$1" "$2" "$3" "$4"
      fail "$1: not ready after $8 seconds: $got"
    fi
    failed
    sleep "\${INTERVAL:-5}"
  done
}

# an upload in the background that failed has left a note
notes=$(mktemp -d) || exit 1
trap 'rm -rf "$notes"' EXIT
trap 'exit 130' INT TERM
failed() { for note in "$notes"/*; do [ ! -e "$note" ] || exit 1; done; }`;

// an upload has to begin within ten minutes, so all of them begin at once
const UPLOAD = `
# upload <key> <object> <resource> <namespace> <name> <key=file> ...
upload() {
  key=$1 object=$2 resource=$3 namespace=$4 name=$5
  shift 5
  file=
  for pair in "$@"; do
    case $pair in "$key="*) file=\${pair#*=} ;; esac
  done
  if [ -z "$file" ]; then
    say "$object: waits for an upload by hand, as no file was given for $key"
    return 0
  fi
  trap - EXIT
  [ -r "$file" ] || broken "$object: no file $file that can be read"
  end=$(($(date +%s) + 900))
  until look "$resource" "$namespace" "$name" && [ -n "$phase" ] && [ "$phase" != Pending ]; do
    [ "$(date +%s)" -lt "$end" ] || broken "$object: takes no upload after 15 minutes"
    sleep "\${INTERVAL:-5}"
  done
  case $phase in
    WaitForUserUpload) ;;
    Failed) broken "$object: failed: after ten minutes without an upload it has to be deleted and made anew" ;;
    *) say "$object: is uploaded already"; return 0 ;;
  esac
  url=$(get "$resource" "$namespace" "$name" "{.status.imageUploadURLs.\${ADDRESS:-external}}" 2>/dev/null)
  [ -n "$url" ] || broken "$object: has no \${ADDRESS:-external} address to upload to"
  say "$object: uploading $file"
  \${CURL:-curl} --fail --silent --show-error --upload-file "$file" "$url" >/dev/null || broken "$object: the upload of $file failed"
  say "$object: uploaded"
}
broken() { printf '%s\\n' "$*" >&2; mktemp "$notes/XXXXXX" >/dev/null; exit 1; }`;

const AWAIT = `for pid in $pids; do
  wait "$pid" || exit 1
done`;
