import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Rule, violationsOf } from '../rule';

// a pool is checked with rules of machines and disks, on the machine and the disks that it would create

/** the template of the machines of a pool, and their spec in it */
const TEMPLATE = '/spec/virtualMachineTemplate';
export const TEMPLATE_SPEC = `${TEMPLATE}/spec`;
export const DISK_TEMPLATES = '/spec/virtualDiskTemplates';

const API = 'virtualization.deckhouse.io/v1alpha2';
// DVP chooses the five characters later
const suffixed = (name: string): string => `${name}-xxxxx`;

/** checks the next machine of a pool with rules of machines */
export function onReplica(...rules: readonly Rule[]): (pool: ManifestObject, world: World) => Violation[] {
  return (pool, world) => {
    const replica = replicaOf(pool);
    return replica === undefined ? [] : rules.flatMap(rule => violationsAt(TEMPLATE, rule, replica, world));
  };
}

/** checks each disk of the next machine of a pool with rules of disks */
export function onDisks(...rules: readonly Rule[]): (pool: ManifestObject, world: World) => Violation[] {
  return (pool, world) => pool.list<DiskTemplate>(DISK_TEMPLATES).flatMap(({ name, spec }, i) => {
    const metadata = { name: `${suffixed(pool.name)}-${name}`, namespace: pool.namespace };
    const disk = new ManifestObject({ apiVersion: API, kind: 'VirtualDisk', metadata, spec });
    return rules.flatMap(rule => violationsAt(`${DISK_TEMPLATES}/${i}`, rule, disk, world));
  });
}

interface DiskTemplate { readonly name: string; readonly spec: object }

function violationsAt(pointer: string, rule: Rule, created: ManifestObject, world: World): Violation[] {
  return violationsOf(rule, created, world).map(violation => ({
    ...violation,
    pointer: pointer + violation.pointer,
    wrong: `${violation.wrong} (${rule.id})`,
    got: 'got' in violation ? violation.got : created.value(violation.pointer),
  }));
}

const replicas = new WeakMap<ManifestObject, ManifestObject>();

function replicaOf(pool: ManifestObject): ManifestObject | undefined {
  const spec = pool.value(TEMPLATE_SPEC);
  if (spec === undefined) {
    return undefined;
  }
  let replica = replicas.get(pool);
  if (replica === undefined) {
    // the controller sets the label
    const labels = { ...pool.value(`${TEMPLATE}/metadata/labels`) as object | undefined, [POOL_LABEL]: pool.name };
    const metadata = { ...pool.value(`${TEMPLATE}/metadata`) as object | undefined, labels, name: suffixed(pool.name), namespace: pool.namespace };
    replica = new ManifestObject({ apiVersion: API, kind: 'VirtualMachine', metadata, spec: specOfMachine(spec as TemplateSpec) });
    replicas.set(pool, replica);
  }
  return replica;
}

const POOL_LABEL = 'vmpool.virtualization.deckhouse.io/pool';

interface TemplateSpec {
  readonly memory: { readonly size: string | number };
  readonly networks?: readonly object[];
}

// as the controller copies the template: a size becomes a string, and optional names that are empty are dropped
function specOfMachine(spec: TemplateSpec): object {
  const { networks } = spec;
  return {
    ...withoutEmpty(spec),
    memory: { ...spec.memory, size: String(spec.memory.size) },
    ...networks === undefined ? {} : { networks: networks.map(withoutEmpty) },
  };
}

const withoutEmpty = (object: object): object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== ''));
