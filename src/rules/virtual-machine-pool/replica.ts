import { World } from '../../domain/world';
import { Violation, Severity } from '../../manifest/finding';
import { ManifestObject, valueAt, listAt } from '../../manifest/manifest';
import { DATA_SOURCE_RULES } from '../data-source/rules';
import { PLACEMENT_RULES } from '../placement/rules';
import { Rule, violationsOf } from '../rule';
import { DISK_RULES } from '../virtual-disk/rules';
import { MACHINE_RULES } from '../virtual-machine/rules';

// a pool is checked by making the machine and the disks that it would make, and by asking the rules of those about them

/** where the machine of a pool stands, and what is in it */
export const TEMPLATE = '/spec/virtualMachineTemplate';
export const SPEC = `${TEMPLATE}/spec`;
export const DISKS = '/spec/virtualDiskTemplates';

const API = 'virtualization.deckhouse.io/v1alpha2';
// nobody knows the five characters yet
const suffixed = (name: string): string => `${name}-xxxxx`;

/** asks rules of machines about the next machine of a pool */
export function onReplica(severity: Severity, ...ids: readonly string[]): (pool: ManifestObject, world: World) => Violation[] {
  const rules = picked(() => [...MACHINE_RULES, ...PLACEMENT_RULES], severity, ids);
  return (pool, world) => {
    const replica = replicaOf(pool);
    return replica === undefined ? [] : rules().flatMap(rule => told(rule, replica, world, TEMPLATE));
  };
}

/** asks rules of disks about each disk of the next machine of a pool */
export function onDisks(severity: Severity, ...ids: readonly string[]): (pool: ManifestObject, world: World) => Violation[] {
  const rules = picked(() => [...DATA_SOURCE_RULES, ...DISK_RULES], severity, ids);
  return (pool, world) => listAt<DiskTemplate>(pool.json, DISKS).flatMap(({ name, spec }, i) => {
    const metadata = { name: `${suffixed(pool.name)}-${name}`, namespace: pool.namespace };
    const disk = new ManifestObject({ apiVersion: API, kind: 'VirtualDisk', metadata, spec }, pool.path);
    return rules().flatMap(rule => told(rule, disk, world, `${DISKS}/${i}`));
  });
}

interface DiskTemplate { readonly name: string; readonly spec: object }

// asked for late, because one of the lists may be on its way; a rule that only warns cannot be part of one that refuses
function picked(all: () => readonly Rule[], wanted: Severity, ids: readonly string[]): () => readonly Rule[] {
  let rules: readonly Rule[] | undefined;
  return () => rules ??= all().filter(({ id, severity }) => severity === wanted && ids.includes(id));
}

function told(rule: Rule, made: ManifestObject, world: World, at: string): Violation[] {
  return violationsOf(rule, made, world).map(violation => ({
    ...violation,
    pointer: at + violation.pointer,
    wrong: `${violation.wrong} (${rule.id})`,
    got: 'got' in violation ? violation.got : made.value(violation.pointer),
  }));
}

const known = new WeakMap<ManifestObject, ManifestObject>();

function replicaOf(pool: ManifestObject): ManifestObject | undefined {
  const spec = valueAt(pool.json, SPEC);
  if (spec === undefined) {
    return undefined;
  }
  let replica = known.get(pool);
  if (replica === undefined) {
    const metadata = { ...valueAt(pool.json, `${TEMPLATE}/metadata`) as object | undefined, name: suffixed(pool.name), namespace: pool.namespace };
    replica = new ManifestObject({ apiVersion: API, kind: 'VirtualMachine', metadata, spec: asController(spec as TemplateSpec) }, pool.path);
    known.set(pool, replica);
  }
  return replica;
}

interface TemplateSpec {
  readonly memory: { readonly size: string | number };
  readonly networks?: readonly object[];
}

// the controller reads the template and writes the machine: a size becomes text, and names that may be missing are missing where they are empty
function asController(spec: TemplateSpec): object {
  const { networks } = spec;
  return {
    ...withoutEmpty(spec),
    memory: { ...spec.memory, size: String(spec.memory.size) },
    ...networks === undefined ? {} : { networks: networks.map(withoutEmpty) },
  };
}

const withoutEmpty = (object: object): object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== ''));
