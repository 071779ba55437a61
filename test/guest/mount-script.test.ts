import { spawnSync } from 'child_process';
import { chmodSync, closeSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, symlinkSync, writeFileSync, writeSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { MOUNT_SCRIPT } from '../../src/guest/mount-script';

const MIB = 1024 * 1024;

/** a disk of a machine; what is on it is told by fakes of the tools, and its bytes are those of a file */
interface Disk {
  readonly name: string;
  readonly mib?: number;
  /** a byte that is not zero, at this place in MiB */
  readonly data?: number;
  readonly label?: string;
  /** what tells that something is on it */
  readonly holds?: 'partition' | 'signature' | 'two signatures' | 'wiped in part' | 'mounted' | 'swap';
  readonly type?: string;
  readonly readOnly?: boolean;
  /** from which look on it is there */
  readonly from?: number;
}

/** fakes know the disks by files: NAME.label, NAME.holds; each tool writes what it was asked for */
const TOOLS: Record<string, string> = {
  sleep: 'n=$(cat "$ROOT/look"); echo $((n + 1)) >"$ROOT/look"',
  mountpoint: 'exit 1',
  lsblk: `case "$1" in
-bdnrpo) while read -r name type ro size from; do [ "$(cat "$ROOT/look")" -ge "$from" ] && echo "$DEV/$name $type $ro $size"; done <"$ROOT/disks"; exit 0 ;;
-nrpo) echo "$3"; [ "$(cat "$3.holds")" != partition ] || echo "$3"1 ;;
esac`,
  wipefs: 'case "$(cat "$2.holds")" in "wiped in part") echo "DEVICE OFFSET TYPE" ;; esac',
  blkid: `case "$*" in
*" -t LABEL="*) for f in "$DEV"/*.label; do [ "$(cat "$f")" = "\${6#LABEL=}" ] && echo "\${f%.label}" && found=1; done; [ -n "$found" ] || exit 2; exit 0 ;;
*"-s TYPE"*) cat "$7.type" ;;
*) case "$(cat "$4.holds")" in signature) exit 0 ;; "two signatures") exit 8 ;; *) exit 2 ;; esac ;;
esac`,
  mkfs: 'echo "$(basename "$0") $*" >>"$ROOT/log"; [ "$2" = -L ] && printf %s "$3" >"$4.label" && echo "$(basename "$0" | cut -d. -f2)" >"$4.type"',
  mount: 'echo "mount $*" >>"$ROOT/log"; [ ! -e "$ROOT/no-mount" ]',
};

const REAL_TOOLS = ['sh', 'awk', 'grep', 'wc', 'cmp', 'cat', 'mkdir', 'basename', 'cut', 'echo', 'printf']
  .map(tool => [tool, spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim()] as const);

class Machine {
  public readonly root = mkdtempSync(join(tmpdir(), 'mount-'));
  public fstab = '';
  private readonly dev = join(this.root, 'dev');

  constructor(disks: readonly Disk[], private readonly without: readonly string[] = []) {
    mkdirSync(this.dev);
    mkdirSync(join(this.root, 'bin'));
    symlinkSync('/dev/null', join(this.dev, 'null'));
    symlinkSync('/dev/zero', join(this.dev, 'zero'));
    this.write('disks', disks.map(({ name, mib = 8, type = 'disk', readOnly, from = 0 }) => `${name} ${type} ${readOnly === true ? 1 : 0} ${mib * MIB} ${from}\n`).join(''));
    this.write('mounts', disks.filter(({ holds }) => holds === 'mounted').map(({ name }) => `${this.dev}/${name} /old ext4 rw 0 0\n`).join(''));
    this.write('swaps', disks.filter(({ holds }) => holds === 'swap').map(({ name }) => `${this.dev}/${name}\tpartition\n`).join(''));
    for (const { name, mib = 8, data, label = '', holds = '' } of disks) {
      const file = openSync(join(this.dev, name), 'w');
      ftruncateSync(file, mib * MIB);
      if (data !== undefined) {
        writeSync(file, 'x', data * MIB);
      }
      closeSync(file);
      writeFileSync(join(this.dev, `${name}.label`), label);
      writeFileSync(join(this.dev, `${name}.holds`), holds);
      writeFileSync(join(this.dev, `${name}.type`), 'ext4\n');
    }
    for (const [tool, text] of Object.entries({ ...TOOLS, 'mkfs.ext4': TOOLS.mkfs, 'mkfs.xfs': TOOLS.mkfs })) {
      if (!this.without.includes(tool)) {
        this.write(`bin/${tool}`, `#!/bin/sh\n${text}\n`);
        chmodSync(join(this.root, 'bin', tool), 0o755);
      }
    }
    for (const [tool, path] of REAL_TOOLS) {
      if (!this.without.includes(tool)) {
        symlinkSync(path, join(this.root, 'bin', tool));
      }
    }
  }

  /** starts the machine: what the tools did, what was said, and how it ended */
  public start(...mounts: string[]) {
    this.write('log', '');
    this.write('look', '0');
    this.write('fstab', this.fstab);
    // fakes are slow: five looks in place of thirty
    const script = MOUNT_SCRIPT.replace('-lt 30', '-lt 5').replace(/\/dev\//g, `${this.dev}/`).replace(/\/proc\/|\/etc\//g, `${this.root}/`);
    const asked = mounts.map(text => text.replace(/ \//, ` ${this.root}/`));
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script, 'mount-disks', ...asked], {
      encoding: 'utf8', env: { PATH: join(this.root, 'bin'), ROOT: this.root, DEV: this.dev },
    });
    const here = (text: string) => text.replaceAll(`${this.dev}/`, '/dev/').replaceAll(this.root, '');
    this.fstab = this.read('fstab');
    return { did: here(this.read('log')).split('\n').slice(0, -1), said: here(stderr), status, fstab: here(this.fstab) };
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  public read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }
}

const DATA = `data ext4 /srv/data ${7 * MIB} ${9 * MIB} nofail`;
const MADE = ['mkfs.ext4 -q -L data /dev/sdb', 'mount -o nofail /dev/sdb /srv/data'];
const SYSTEM: Disk = { name: 'sda', holds: 'partition' };

test('formats the one blank disk, mounts it, and remembers it', () => {
  const machine = new Machine([SYSTEM, { name: 'sdb' }]);
  expect(machine.start(DATA)).toEqual({ did: MADE, said: '', status: 0, fstab: 'LABEL=data /srv/data ext4 nofail 0 2\n' });
  expect(existsSync(join(machine.root, 'srv/data'))).toBe(true);
});

test('does nothing at the next start', () => {
  const machine = new Machine([SYSTEM, { name: 'sdb' }]);
  const { fstab } = machine.start(DATA);
  expect(machine.start(DATA)).toEqual({ did: [], said: '', status: 0, fstab });
});

test('goes on where the last start was cut off after formatting, and where a mount failed', () => {
  const machine = new Machine([SYSTEM, { name: 'sdb' }]);
  machine.write('no-mount', '');
  expect(machine.start(DATA)).toEqual({ did: MADE, said: 'mount of data on /srv/data: mount failed for /dev/sdb\n', status: 1, fstab: '' });
  spawnSync('rm', [join(machine.root, 'no-mount')]);
  expect(machine.start(DATA)).toMatchObject({ did: [MADE[1]], status: 0, fstab: 'LABEL=data /srv/data ext4 nofail 0 2\n' });
});

const NOTHING = 'mount of data on /srv/data: no file system has this label, and no blank disk fits\n';

test.each<[string, Disk]>([
  ['a partition', { name: 'sdb', holds: 'partition' }],
  ['a file system', { name: 'sdb', holds: 'signature' }],
  ['signs of several file systems', { name: 'sdb', holds: 'two signatures' }],
  ['a sign that only wipefs sees', { name: 'sdb', holds: 'wiped in part' }],
  ['a mount', { name: 'sdb', holds: 'mounted' }],
  ['swap', { name: 'sdb', holds: 'swap' }],
  ['a byte at the start', { name: 'sdb', data: 0 }],
  ['a byte in the middle', { name: 'sdb', data: 4 }],
  ['a byte at the end', { name: 'sdb', data: 8 - 1 / MIB }],
  ['another size, smaller', { name: 'sdb', mib: 6 }],
  ['another size, larger', { name: 'sdb', mib: 10 }],
  ['a lock', { name: 'sdb', readOnly: true }],
  ['another type', { name: 'sr0', type: 'rom' }],
  ['another name', { name: 'zram0' }],
])('leaves a disk alone that has %s', (_, disk) => {
  const machine = new Machine([SYSTEM, disk]);
  const before = readFileSync(join(machine.root, 'dev', disk.name));
  expect(machine.start(DATA)).toEqual({ did: [], said: NOTHING, status: 1, fstab: '' });
  expect(readFileSync(join(machine.root, 'dev', disk.name)).equals(before)).toBe(true);
});

test('looks at the very end of a disk that it does not read in full', () => {
  const large = DATA.replace(String(9 * MIB), String(400 * MIB));
  expect(new Machine([{ name: 'sdb', mib: 300, data: 300 - 1 / MIB }]).start(large)).toMatchObject({ did: [], said: NOTHING, status: 1 });
  expect(new Machine([{ name: 'sdb', mib: 300 }]).start(large)).toMatchObject({ did: MADE, status: 0 });
});

test.each(['lsblk', 'blkid', 'wipefs', 'cmp', 'wc'])('leaves disks alone without %s', tool => {
  expect(new Machine([{ name: 'sdb' }], [tool]).start(DATA)).toMatchObject({ did: [], status: 1, fstab: '' });
});

test('says what the image lacks', () => {
  expect(new Machine([{ name: 'sdb' }], ['mkfs.xfs']).start(DATA.replace('ext4', 'xfs'))).toEqual({
    did: [], said: 'mount of data on /srv/data: this system has no mkfs.xfs\n', status: 1, fstab: '',
  });
});

test('chooses among no two blank disks', () => {
  expect(new Machine([{ name: 'sdb' }, { name: 'sdc' }]).start(DATA)).toEqual({
    did: [], said: 'mount of data on /srv/data: more than one blank disk fits, and none is touched: /dev/sdb /dev/sdc\n', status: 1, fstab: '',
  });
});

test('tells blank disks apart by size', () => {
  const logs = `logs xfs /srv/logs ${15 * MIB} ${17 * MIB} nofail,noatime`;
  expect(new Machine([SYSTEM, { name: 'vdb', mib: 16 }, { name: 'vdc' }]).start(DATA, logs)).toEqual({
    did: [
      'mkfs.ext4 -q -L data /dev/vdc', 'mount -o nofail /dev/vdc /srv/data',
      'mkfs.xfs -q -L logs /dev/vdb', 'mount -o nofail,noatime /dev/vdb /srv/logs',
    ],
    said: '',
    status: 0,
    fstab: 'LABEL=data /srv/data ext4 nofail 0 2\nLABEL=logs /srv/logs xfs nofail,noatime 0 2\n',
  });
});

test('one that fails does not keep others from their place', () => {
  const { did, status } = new Machine([{ name: 'sdb' }]).start(`lost ext4 /srv/lost ${70 * MIB} ${90 * MIB} nofail`, DATA);
  expect({ did, status }).toEqual({ did: MADE, status: 1 });
});

test('takes a label for what it is, whatever the disk is called and however large it is', () => {
  const machine = new Machine([{ name: 'sdb' }, { name: 'sdc', mib: 3, label: 'data', holds: 'signature' }]);
  expect(machine.start(DATA)).toMatchObject({ did: ['mount -o nofail /dev/sdc /srv/data'], said: '', status: 0 });
});

test('chooses among no two labels', () => {
  const twins: Disk[] = [{ name: 'sdb', label: 'data', holds: 'signature' }, { name: 'sdc', label: 'data', holds: 'signature' }];
  expect(new Machine(twins).start(DATA)).toEqual({
    did: [], said: 'mount of data on /srv/data: this label is on more than one file system: /dev/sdb /dev/sdc\n', status: 1, fstab: '',
  });
});

test('formats nothing where it is not to', () => {
  expect(new Machine([{ name: 'sdb' }]).start(DATA.replace('ext4', '-'))).toEqual({ did: [], said: NOTHING, status: 1, fstab: '' });
});

test('waits for a disk that comes late, and looks again before it believes what it sees', () => {
  expect(new Machine([{ name: 'sdb', from: 2 }]).start(DATA)).toMatchObject({ did: MADE, said: '', status: 0 });
  expect(new Machine([{ name: 'sdb' }, { name: 'sdc', from: 1 }]).start(DATA)).toMatchObject({ did: [], status: 1 });
});
