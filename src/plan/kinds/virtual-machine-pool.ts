import { classifyMachine } from './virtual-machine';
import { autoscalersOf, startCommand } from '../../domain/autoscaler';
import { Manifest, ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { classifyFields } from '../impact/by-field';
import { Change, Classification, FieldImpact, dataLoss, live, removed } from '../impact/classification';
import { defaultsOf } from '../impact/defaults';
import { Json } from '../impact/equal';
import type { KindSpec } from '../kind-spec';
import { numberOf } from '../numbers';

const TEMPLATE = '/spec/virtualMachineTemplate';
const DISKS = '/spec/virtualDiskTemplates';

interface DiskTemplate {
  readonly name: string;
  readonly spec?: object;
  readonly reclaim?: { readonly onScaleDown?: string };
}

function classifyReplicas({ before, after, afterWorld }: Change, old: unknown, now: unknown): Classification {
  const [from, to] = [numberOf(old), numberOf(now)];
  if (to >= from) {
    return live('the pool creates more machines');
  }
  const [scaler] = autoscalersOf(after, afterWorld);
  if (textAt(after.json, '/spec/scaleDownPolicy') === 'Explicit') {
    return live('with the policy Explicit the pool removes only machines that are named');
  }
  const lost = classifyShrinking(before);
  return now !== undefined ? lost : {
    ...lost,
    reason: `without 'replicas' the pool has no machine: ${lost.reason}`,
    dependsOn: [`whether the tool that applies the manifests keeps the number of the cluster${scaler === undefined ? '' : `, which ${scaler.label} has set`}`],
  };
}

/** what a pool loses if it gets smaller */
export function classifyShrinking({ json }: ManifestObject): Classification {
  const disks = itemsAt<DiskTemplate>(json, DISKS).filter(isDeleted).map(nameOf);
  return disks.length > 0
    ? dataLoss(`the pool deletes machines, each with its disks ${disks.join(', ')}`)
    : removed('the pool deletes machines and keeps their disks for other machines');
}

// the template may not have passed the schema
const nameOf = (template: DiskTemplate): string => textAt(template, '/name') ?? 'without a name';

const isDeleted = ({ reclaim }: DiskTemplate): boolean => reclaim?.onScaleDown !== 'Retain';

function classifyDiskTemplates(change: Change): FieldImpact[] {
  const [old, now] = [change.before, change.after].map(({ json }) => itemsAt<DiskTemplate>(json, DISKS));
  const gone = old.flatMap((template, i): FieldImpact[] => now.some(({ name }) => name === template.name) ? [] : [{
    pointer: `${DISKS}/${i}`,
    ...dataLoss('new replicas do not get this disk, and existing disks are deleted with their machines at the latest'),
    before: nameOf(template),
    after: 'nothing',
  }]);
  return [...gone, ...now.flatMap((template, i) => classifyDiskTemplate(change, old.find(({ name }) => name === template.name), template, `${DISKS}/${i}`))];
}

function classifyDiskTemplate(change: Change, old: DiskTemplate | undefined, now: DiskTemplate, pointer: string): FieldImpact[] {
  if (old === undefined) {
    return [{ pointer, ...live('each replica gets this disk'), before: 'nothing', after: nameOf(now) }];
  }
  return classifyFields(change, old, now, pointer, {
    fields: {
      [`${pointer}/spec/persistentVolumeClaim/size`]: (_, from, to) => (parseQuantity(to) ?? 0) < (parseQuantity(from) ?? 0)
        ? live('existing disks keep their size, since a disk does not shrink: the size applies to new disks') : live('the disks grow'),
    },
    otherFields: live('applies to new disks'),
  }, itemDefaults(change.after, DISKS, pointer));
}

/** the defaults of one item of a list */
function itemDefaults(object: ManifestObject, list: string, item: string): Json {
  const defaults = Object.entries(defaultsOf(object)).filter(([pointer]) => pointer.startsWith(`${list}/*/`));
  return Object.fromEntries(defaults.map(([pointer, value]) => [pointer.replace(`${list}/*`, item), value]));
}

/** the pool updates its machines from its template, except for the devices */
function classifyTemplate(change: Change): FieldImpact[] {
  const devices = `${TEMPLATE}/spec/blockDeviceRefs`;
  return classifyMachine({ ...change, before: machineOf(change.before), after: machineOf(change.after) })
    .map(found => ({ ...found, pointer: `${TEMPLATE}${found.pointer}` }))
    .map(found => found.pointer.startsWith(devices) ? { ...found, ...live('applies to new replicas'), dependsOn: [] } : found);
}

/** a machine of the template of a pool */
export function machineOf({ json, name, namespace }: ManifestObject): ManifestObject {
  const template = valueAt(json, `${TEMPLATE}/spec`);
  return new ManifestObject({ apiVersion: json.apiVersion, kind: 'VirtualMachine', metadata: { name, namespace }, spec: template } as Manifest);
}

export const spec: KindSpec = {
  wait: (pool, world) => ({ start: startCommand(pool, world) }),
  fields: {
    '/spec/replicas': classifyReplicas,
    '/spec/scaleDownPolicy': live('applies when the pool shrinks the next time'),
    [DISKS]: classifyDiskTemplates,
    [`${TEMPLATE}/metadata`]: live('applies to new replicas'),
    [`${TEMPLATE}/spec`]: classifyTemplate,
  },
  otherFields: live('applies from now on'),
  removal: dataLoss('the pool is deleted with all its machines and their disks'),
};
