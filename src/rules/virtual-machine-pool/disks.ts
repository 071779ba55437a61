import { DISKS, SPEC, onDisks } from './replica';
import { pool, poolOf, poolOn } from '../../catalogue/virtual-machine-pool/objects';
import { Violation } from '../../manifest/finding';
import { valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachinePool');
const REFS = `${SPEC}/blockDeviceRefs`;

interface Template { readonly name: string; readonly reclaim?: Reclaim }
interface Reclaim { readonly onScaleDown?: string; readonly keep?: number; readonly ttl?: string }
interface Ref { readonly kind: string; readonly name: string }

const root = { name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } };

export const diskNamesDiffer: Rule = {
  id: 'VMP-07',
  severity: 'error',
  kinds: KINDS,
  says: 'Each disk template of a pool has a name of its own.',
  why: 'The API server keeps the templates by their names and refuses a second one.',
  source: 'crds/virtualmachinepools.yaml',
  breaks: () => [pool({ virtualDiskTemplates: [root, root] })],
  keeps: () => [pool({ virtualDiskTemplates: [root] })],
  check: ({ json }) => {
    const first = new Map<string, number>();
    return listAt<Template>(json, DISKS).flatMap(({ name }, i): Violation[] => {
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, i);
        return [];
      }
      return [{ pointer: `${DISKS}/${i}/name`, wrong: `the disk template at position ${before} has this name already`, got: name, instead: 'another name' }];
    });
  },
};

export const disksAreAttached: Rule = {
  id: 'VMP-08',
  severity: 'error',
  kinds: KINDS,
  says: 'The machine of a pool has each disk template as a block device, and no other disk.',
  why: 'The API server refuses a template that no machine uses, and a disk that all machines would have to share. Images may be shared.',
  source: 'crds/virtualmachinepools.yaml',
  breaks: () => [poolOf({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualDisk', name: 'data' }] })],
  keeps: () => [poolOf({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualImage', name: 'data' }] })],
  check: ({ json }) => {
    if (valueAt(json, SPEC) === undefined) {
      return [{ pointer: SPEC, wrong: 'a pool says what its machines are', got: undefined, instead: "set 'spec' of the template" }];
    }
    const refs = listAt<Ref>(json, REFS);
    const templates = listAt<Template>(json, DISKS).map(({ name }) => name);
    const attached = new Set(refs.filter(({ kind }) => kind === 'VirtualDisk').map(({ name }) => name));
    const all = new Set(templates);
    return [
      ...templates.flatMap((name, i) => attached.has(name) ? [] : [{
        pointer: `${DISKS}/${i}/name`,
        wrong: 'no block device of the machine is this disk',
        got: name,
        instead: 'a VirtualDisk of this name among \'blockDeviceRefs\', or no such template',
      }]),
      ...refs.flatMap(({ kind, name }, i) => kind !== 'VirtualDisk' || all.has(name) ? [] : [{
        pointer: `${REFS}/${i}/name`,
        wrong: 'there is no disk template of this name, and the machines of a pool cannot share a disk',
        got: name,
        instead: `one of ${[...all].join(', ')}, or a disk template of this name`,
      }]),
    ];
  },
};

export const reclaimFits: Rule = {
  id: 'VMP-19',
  severity: 'error',
  kinds: KINDS,
  says: "Only a disk that is retained has 'keep' or 'ttl', and 'keep' needs 'ttl'.",
  why: 'A disk that goes with its machine is never kept, and without a time to live no free disk ever goes. The API server refuses both.',
  source: 'crds/virtualmachinepools.yaml',
  breaks: () => [poolOn({ reclaim: { onScaleDown: 'Retain', keep: 1 } })],
  keeps: () => [poolOn({ reclaim: { onScaleDown: 'Retain', keep: 1, ttl: '30m' } })],
  check: ({ json }) => listAt<Template>(json, DISKS).flatMap(({ reclaim }, i) => reclaimAt(reclaim ?? {}, `${DISKS}/${i}/reclaim`)),
};

function reclaimAt({ onScaleDown = 'Delete', keep = 0, ttl }: Reclaim, at: string): Violation[] {
  if (onScaleDown === 'Retain') {
    return keep === 0 || ttl !== undefined ? [] : [{
      pointer: `${at}/ttl`,
      wrong: `without 'ttl' every free disk stays, not only the ${keep} of 'keep'`,
      got: undefined,
      instead: "set 'ttl', for example 30m, or leave 'keep' out",
    }];
  }
  const complaint = (field: string, got: unknown): Violation => ({
    pointer: `${at}/${field}`,
    wrong: `a disk that is deleted with its machine has no '${field}'`,
    got,
    instead: `set 'onScaleDown' to Retain, or leave '${field}' out`,
  });
  return [...keep === 0 ? [] : [complaint('keep', keep)], ...ttl === undefined ? [] : [complaint('ttl', ttl)]];
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

export const ttlIsDuration: Rule = {
  id: 'VMP-20',
  severity: 'error',
  kinds: KINDS,
  says: 'The time to live of a free disk is a duration in hours, minutes and seconds.',
  why: 'The schema takes any text, but the webhook reads it as a duration, fails, and refuses the pool.',
  source: 'api/core/v1alpha2/virtual_machine_pool.go',
  breaks: () => [poolOn({ reclaim: { onScaleDown: 'Retain', ttl: '30d' } })],
  keeps: () => [poolOn({ reclaim: { onScaleDown: 'Retain', ttl: '720h' } })],
  check: ({ json }) => listAt<Template>(json, DISKS).flatMap(({ reclaim }, i) => reclaim?.ttl === undefined || DURATION.test(reclaim.ttl) ? [] : [{
    pointer: `${DISKS}/${i}/reclaim/ttl`,
    wrong: 'this is no duration',
    got: reclaim.ttl,
    instead: 'hours, minutes and seconds, for example 30m, 1h30m or 720h; there are no days',
  }]),
};

/** rules of disks that hold for a template too, wherever they are asked */
export const OF_DISKS = ['DS-01', 'DS-02', 'DS-03', 'DS-04', 'DS-05', 'VD-03', 'VD-04', 'VD-05', 'VD-06', 'VD-18', 'VD-19'];

export const disksAreDisks: Rule = {
  id: 'VMP-21',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk template is held to what holds for a disk: one data source of its type, or a size, and a size of more than zero.',
  why: 'The API server and the webhook refuse the pool, and what slips through them fails with each disk.',
  source: 'images/virtualization-artifact/pkg/controller/vd/vd_webhook.go',
  breaks: () => [poolOn({ spec: { persistentVolumeClaim: { storageClassName: 'fast' } } })],
  keeps: () => [poolOn({ spec: { dataSource: { type: 'Upload' } } })],
  check: onDisks('error', ...OF_DISKS),
};
