import { DISK_TEMPLATES, TEMPLATE_SPEC, onDisks } from './replica';
import { DISK_RULES_OF_POOLS, DISK_RULES_WITHOUT_POOLS } from './template-rules';
import { Violation } from '../../manifest/finding';
import { choices } from '../choices';
import { Topic, dvp } from '../rule';

/** the disks of the machines of a pool */
export const diskTemplates = new Topic({ severity: 'error', kinds: dvp('VirtualMachinePool'), source: 'crds/virtualmachinepools.yaml' });

interface Template { readonly name: string; readonly reclaim?: Reclaim }
interface Reclaim { readonly onScaleDown?: string; readonly keep?: number; readonly ttl?: string }
interface BlockDevice { readonly kind: string; readonly name: string }

export const templateNamesDiffer = diskTemplates.rule({
  id: 'VMP-07',
  says: 'Each disk template of a pool has its own name.',
  why: 'The API server rejects a second template of the same name.',
  check: object => {
    const first = new Map<string, number>();
    return object.list<Template>(DISK_TEMPLATES).flatMap(({ name }, i): Violation[] => {
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, i);
        return [];
      }
      return [{ pointer: `${DISK_TEMPLATES}/${i}/name`, wrong: `the disk template at position ${before} has this name already`, instead: 'another name' }];
    });
  },
});

export const templatesAreAttached = diskTemplates.rule({
  id: 'VMP-08',
  says: 'The machine of a pool has each disk template as a block device, and no other disk.',
  why: 'The API server rejects a template that no machine uses, and a disk that all machines would share. Machines can share images.',
  check: object => {
    if (object.value(TEMPLATE_SPEC) === undefined) {
      return { pointer: TEMPLATE_SPEC, wrong: 'a pool needs the spec of its machines', instead: "'spec' of the template" };
    }
    const devices = object.list<BlockDevice>(`${TEMPLATE_SPEC}/blockDeviceRefs`);
    const templates = object.list<Template>(DISK_TEMPLATES).map(({ name }) => name);
    const attached = new Set(devices.filter(({ kind }) => kind === 'VirtualDisk').map(({ name }) => name));
    const known = new Set(templates);
    return [
      ...templates.flatMap((name, i): Violation[] => attached.has(name) ? [] : [{
        pointer: `${DISK_TEMPLATES}/${i}/name`,
        wrong: 'no block device of the machine uses this disk template',
        instead: "a VirtualDisk of this name in 'blockDeviceRefs', or no such template",
      }]),
      ...devices.flatMap(({ kind, name }, i): Violation[] => kind !== 'VirtualDisk' || known.has(name) ? [] : [{
        pointer: `${TEMPLATE_SPEC}/blockDeviceRefs/${i}/name`,
        wrong: 'the pool has no disk template of this name, and its machines cannot share a disk',
        instead: `${choices([...known])}, or a disk template of this name`,
      }]),
    ];
  },
});

export const reclaimFits = diskTemplates.rule({
  id: 'VMP-19',
  says: "Only a disk that is retained has 'keep' or 'ttl', and 'keep' needs 'ttl'.",
  why: 'A disk that is deleted with its machine cannot be kept, and without a time to live no free disk is ever deleted. The API server rejects both.',
  check: object => object.list<Template>(DISK_TEMPLATES).flatMap(({ reclaim }, i) => reclaimAt(reclaim ?? {}, `${DISK_TEMPLATES}/${i}/reclaim`)),
});

function reclaimAt({ onScaleDown = 'Delete', keep = 0, ttl }: Reclaim, at: string): Violation[] {
  if (onScaleDown === 'Retain') {
    return keep === 0 || ttl !== undefined ? [] : [{
      pointer: `${at}/ttl`,
      wrong: `without 'ttl' every free disk is kept, not only the ${keep} of 'keep'`,
      instead: { yaml: "'ttl', for example 30m, or no 'keep'", code: "'ttl', for example Duration.minutes(30), or no 'keep'" },
    }];
  }
  const unused = [...keep === 0 ? [] : ['keep'], ...ttl === undefined ? [] : ['ttl']];
  return unused.map(field => ({
    pointer: `${at}/${field}`,
    wrong: `a disk that is deleted with its machine must not have '${field}'`,
    instead: `the value Retain of 'onScaleDown', or no '${field}'`,
  }));
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

export const ttlIsDuration = diskTemplates.rule({
  id: 'VMP-20',
  says: 'The time to live of a free disk is a duration in hours, minutes and seconds.',
  why: 'The schema accepts any string, but the webhook cannot parse any other one, and rejects the pool.',
  source: 'api/core/v1alpha2/virtual_machine_pool.go',
  check: object => object.list<Template>(DISK_TEMPLATES).flatMap(({ reclaim }, i): Violation[] => {
    if (reclaim?.ttl === undefined || DURATION.test(reclaim.ttl)) {
      return [];
    }
    return [{
      pointer: `${DISK_TEMPLATES}/${i}/reclaim/ttl`,
      wrong: 'this is not a duration',
      instead: 'hours, minutes and seconds, for example 30m, 1h30m or 720h; there is no unit for days',
    }];
  }),
});

export const templatesAreDisks = diskTemplates.rule({
  id: 'VMP-21',
  says: 'A disk template is a valid disk: it has a data source, a size or both, and the size is more than zero.',
  why: 'The API server and the webhook reject most of such pools. Of the others, each disk fails.',
  source: 'images/virtualization-artifact/pkg/controller/vd/vd_webhook.go',
  check: onDisks(...DISK_RULES_OF_POOLS),
});

export const templatesAreAccepted = diskTemplates.rule({
  id: 'VMP-37',
  says: 'The StorageClass of a disk template is one that DVP supports, and fits the source of the disk.',
  why: 'DVP accepts the pool without this check, and rejects each of its disks.',
  source: 'images/virtualization-artifact/pkg/controller/vd/vd_webhook.go',
  check: onDisks(...DISK_RULES_WITHOUT_POOLS),
});
