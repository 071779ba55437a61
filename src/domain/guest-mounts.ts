/** a mount of a disk that the mount script of a `CloudInit` makes */
export interface GuestMount {
  readonly label: string;
  readonly path: string;
  /** whether a blank disk is formatted for it */
  readonly formats: boolean;
  /** the sizes of a fitting disk, in bytes */
  readonly least: bigint;
  readonly most: bigint;
}

/** one argument of the script: label, file system, path, least and most bytes, options */
export const MOUNT_LINE = /^\s*- ([A-Za-z0-9][\w-]{0,11}) (\S+) (\/\S+) (\d+) (\d+) \S+$/;

// the path and the sizes of such a line: most user data has none, and a search that begins at a slash takes an eighth of one by lines
const HAS_MOUNT = / \/\S+ \d+ \d+ \S/;

/** the mounts of the script in user data */
export function mountsOf(userData: string): GuestMount[] {
  if (!HAS_MOUNT.test(userData)) {
    return [];
  }
  return userData.split('\n').flatMap(line => {
    const [, label, fileSystem, path, least, most] = MOUNT_LINE.exec(line) ?? [];
    return label === undefined ? [] : [{ label, path, formats: fileSystem !== '-', least: BigInt(least), most: BigInt(most) }];
  });
}
