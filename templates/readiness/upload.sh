# upload <key> <object> <resource> <namespace> <name> <key=file> ...
upload() {
  key=$1 object=$2 resource=$3 namespace=$4 name=$5
  shift 5
  file=
  for pair in "$@"; do
    case $pair in "$key="*) file=${pair#*=} ;; esac
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
    sleep "${INTERVAL:-5}"
  done
  case $phase in
    WaitForUserUpload) ;;
    Failed)
      why "$object" "$resource" "$namespace" "$name"
      broken "$object: failed, and takes no upload: delete the object and create it again" ;;
    *) say "$object: is uploaded already"; return 0 ;;
  esac
  url=$(get "$resource" "$namespace" "$name" "{.status.imageUploadURLs.${ADDRESS:-external}}" 2>/dev/null)
  [ -n "$url" ] || broken "$object: has no ${ADDRESS:-external} address to upload to"
  say "$object: uploading $file"
  ${CURL:-curl} --fail --silent --show-error --upload-file "$file" "$url" >/dev/null || broken "$object: the upload of $file failed"
  say "$object: uploaded"
}
broken() { printf '%s\n' "$*" >&2; mktemp "$notes/XXXXXX" >/dev/null; exit 1; }
