/**
 * The script that mounts disks by label, for `sh -c`. Each argument is one mount: label, file system (`-`: do not format), path, minimum and
 * maximum bytes, options. It skips paths that are in /etc/fstab, so it may run at every start.
 *
 * It must not lose data: a disk is formatted only if it is unused, blank, and the only candidate.
 * If a check fails or a tool is missing, the disk counts as "not blank".
 */
export const MOUNT_SCRIPT = `set -f

say() { echo "mount of $label on $path: $*" >&2; }

# no partition or volume on it, not in use, no signature that blkid or wipefs knows, and zeros in 257 places from the first to the last
blank() {
  [ "$(lsblk -nrpo NAME "$1" | wc -l)" -eq 1 ] || return 1
  ! grep -q "^$1[[:space:]]" /proc/mounts /proc/swaps || return 1
  blkid -c /dev/null -p "$1" >/dev/null 2>&1
  [ $? -eq 2 ] || return 1
  found=$(wipefs -n "$1" 2>&1) && [ -z "$found" ] || return 1
  mib=$(($2 / 1048576))
  step=$((mib / 256 + 1))
  at=0
  while [ "$at" -lt "$mib" ]; do
    cmp -s -n 1048576 -i "$((at * 1048576)):0" "$1" /dev/zero || return 1
    at=$((at + step))
  done
  cmp -s -n 1048576 -i "$(($2 - 1048576)):0" "$1" /dev/zero
}

blanks() {
  lsblk -bdnrpo NAME,TYPE,RO,SIZE | while read -r name type ro size; do
    case $name in /dev/[hsv]d* | /dev/xvd* | /dev/nvme*) ;; *) continue ;; esac
    [ "$type $ro" = 'disk 0' ] && [ "$size" -ge "$min" ] && [ "$size" -le "$max" ] || continue
    blank "$name" "$size" && echo "$name"
  done
}

mounted() {
  label=$1 fs=$2 path=$3 min=$4 max=$5 options=$6
  awk -v p="$path" '$1 !~ /^#/ && $2 == p { f = 1 } END { exit !f }' /etc/fstab && return 0
  looks=0 same=0 before=
  while :; do
    set -- $(blkid -c /dev/null -o device -t "LABEL=$label")
    [ $# -le 1 ] || { say "this label is on more than one file system: $*"; return 1; }
    [ $# -eq 0 ] || { device=$1; break; }
    if [ "$fs" != - ]; then
      set -- $(blanks)
      [ $# -le 1 ] || { say "more than one blank disk fits, and none is touched: $*"; return 1; }
      [ -n "$*" ] && [ "$*" = "$before" ] && same=$((same + 1)) || same=0
      before=$*
      if [ "$same" -ge 2 ]; then
        command -v "mkfs.$fs" >/dev/null || { say "this system has no mkfs.$fs"; return 1; }
        "mkfs.$fs" -q -L "$label" "$before" </dev/null || { say "mkfs.$fs failed on $before"; return 1; }
        device=$before
        break
      fi
    fi
    looks=$((looks + 1))
    [ "$looks" -lt 30 ] || { say 'no file system has this label, and no blank disk fits'; return 1; }
    sleep 2
  done
  mkdir -p "$path" && mount -o "$options" "$device" "$path" || { say "mount failed for $device"; return 1; }
  echo "LABEL=$label $path $(blkid -c /dev/null -o value -s TYPE "$device") $options 0 2" >>/etc/fstab
  ! command -v restorecon >/dev/null || restorecon "$path"
}

status=0
for each; do
  mounted $each || status=1
done
exit $status
`;
