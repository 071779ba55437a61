import { EXAMPLES } from '../../../src/catalogue/catalogue';
import { RuleExample } from '../../../src/catalogue/entry';
import { poolOf, poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest, ManifestObject, itemsAt } from '../../../src/manifest/manifest';
import {
  DISK_RULES_OF_POOLS, DISK_RULES_UNTIL_LATER, DISK_RULES_WITHOUT_POOLS, DISK_WARNINGS,
  MACHINE_RULES_OF_POOLS, MACHINE_RULES_UNTIL_LATER, MACHINE_RULES_WITHOUT_POOLS, MACHINE_WARNINGS,
} from '../../../src/rules/virtual-machine-pool/template-rules';
import { check } from '../support';

// a finding of a pool has the severity of the rule of the pool; what may come later is an error of a machine, and a pool waits for it
test.each([
  ['error', [
    ...MACHINE_RULES_OF_POOLS, ...MACHINE_RULES_WITHOUT_POOLS, ...MACHINE_RULES_UNTIL_LATER,
    ...DISK_RULES_OF_POOLS, ...DISK_RULES_WITHOUT_POOLS, ...DISK_RULES_UNTIL_LATER,
  ]],
  ['warning', [...MACHINE_WARNINGS, ...DISK_WARNINGS]],
])('an %s of a pool is one of a machine or a disk', (severity, rules) =>
  expect(rules.filter(rule => rule.severity !== severity).map(({ id }) => id)).toEqual([]));

/** rules that hold for a machine or a disk, and not for a template of a pool */
const NOT_FOR_POOLS: Readonly<Record<string, string>> = {
  'GEN-01': 'the version is one of the object, not of its template',
  'GEN-12': 'the group is one of the object, not of its template',
  'VM-35': 'the disks of a pool are made from its own templates, and no other machine has them',
  'VM-110': 'VMP-31 checks the same: the disks of a pool are made from its own templates',
  'VM-59': 'the names of the machines of a pool have a suffix that DVP chooses',
  'VD-01': 'VMP-03 checks the name of the pool, and the schema the name of the template: they make the name of the disk',
  'VD-20': 'each machine of a pool has its own disks',
  'VD-21': 'a disk template has no annotations',
  'VD-27': 'VD-28 compares the disk templates of a pool with the user data of its machines',
  'DS-19': 'a snapshot of a disk that a pool creates cannot be its source: the pool chooses the name of the disk later',
};

/** the same mistake in the template of a pool */
const PLACES: Readonly<Record<string, (object: ManifestObject) => Manifest>> = {
  VirtualMachine: ({ json, name, namespace }) => {
    const { labels, annotations } = json.metadata ?? {};
    const disks = itemsAt<{ kind?: string; name?: string }>(json, '/spec/blockDeviceRefs').filter(({ kind }) => kind === 'VirtualDisk');
    const templates = [...new Set(disks.map(disk => disk.name))].map(disk => ({ name: disk, spec: { persistentVolumeClaim: { size: '10Gi' } } }));
    const spec = json.spec as object;
    return { ...poolOf(spec, { replicas: 1, virtualDiskTemplates: templates }, { labels, annotations }), metadata: { name, namespace } };
  },
  VirtualDisk: ({ json }) => poolOn({ spec: json.spec ?? {} }),
};

const moved = ({ rule, breaks, facts }: RuleExample): string[] => {
  const found = new Set(check(breaks(), facts?.()).filter(({ id }) => id === rule.id).map(({ object }) => object));
  const objects = breaks().map(json => new ManifestObject(json));
  const pools: Manifest[] = [];
  const set = objects.map(object => {
    const place = found.has(object.label) ? PLACES[object.kind] : undefined;
    if (place === undefined) {
      return object.json;
    }
    pools.push(place(object));
    return pools[pools.length - 1];
  });
  const labels = pools.map(pool => new ManifestObject(pool).label);
  return check(set, facts?.()).filter(({ object }) => labels.includes(object)).map(({ id }) => id);
};

const breakable = [...EXAMPLES.values()].filter(({ rule, breaks, facts }) =>
  check(breaks(), facts?.()).some(({ id, object }) => id === rule.id && /^Virtual(Machine|Disk) /.test(object)));

test.each(breakable.filter(({ rule }) => !(rule.id in NOT_FOR_POOLS)).map(example => [example.rule.id, example.rule.says, example] as const))(
  '%s is also found in the template of a pool: %s', (_, __, example) => expect(moved(example)).not.toEqual([]));

test('each exception is one', () => {
  expect(breakable.filter(({ rule }) => rule.id in NOT_FOR_POOLS && moved(EXAMPLES.get(rule)!).length > 0).map(({ rule }) => rule.id)).toEqual([]);
  expect(Object.keys(NOT_FOR_POOLS).filter(id => !breakable.some(({ rule }) => rule.id === id))).toEqual([]);
});
