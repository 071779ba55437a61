import { classifyMachine } from './virtual-machine';
import { autoscalersOf } from '../../domain/autoscaler';
import { Manifest, ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { classifyFields } from '../impact/by-field';
import { Change, Classification, FieldImpact, dataLoss, live, refused, removed } from '../impact/classification';
import { defaultsOf } from '../impact/defaults';
import { Json } from '../impact/equal';
import type { KindSpec } from '../kind-spec';
import { numberOf } from '../numbers';
import { kindAndNameAt, nameAt, sourceAt } from '../readiness/references';

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
    return live('the pool makes more machines');
  }
  const [scaler] = autoscalersOf(after, afterWorld);
  if (textAt(after.json, '/spec/scaleDownPolicy') === 'Explicit') {
    return live('with the policy Explicit the pool removes only machines that somebody names');
  }
  const disks = itemsAt<DiskTemplate>(before.json, DISKS).filter(isDeleted).map(nameOf);
  const lost = disks.length > 0
    ? dataLoss(`the pool removes machines, and with each its disks ${disks.join(', ')}`)
    : removed('the pool removes machines and keeps their disks for others');
  return now !== undefined ? lost : {
    ...lost,
    reason: `without a number the pool has no machine: ${lost.reason}`,
    dependsOn: [`whether the tool that applies the manifests leaves the number in the cluster alone${scaler === undefined ? '' : `, which ${scaler.label} has set`}`],
  };
}

// no schema has passed it
const nameOf = (template: DiskTemplate): string => textAt(template, '/name') ?? 'without a name';

const isDeleted = ({ reclaim }: DiskTemplate): boolean => reclaim?.onScaleDown !== 'Retain';

function classifyDiskTemplates(change: Change): FieldImpact[] {
  const [old, now] = [change.before, change.after].map(({ json }) => itemsAt<DiskTemplate>(json, DISKS));
  const gone = old.flatMap((template, i): FieldImpact[] => now.some(({ name }) => name === template.name) ? [] : [{
    pointer: `${DISKS}/${i}`,
    ...dataLoss('no replica gets this disk any more, and what those that exist hold goes with their machines at the latest'),
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
        ? refused('disks that exist do not shrink: it counts for those that are made from now on') : live('the disks grow'),
    },
    otherFields: live('counts for disks that are made from now on'),
  }, itemDefaults(change.after, DISKS, pointer));
}

/** the defaults of one item of a list */
function itemDefaults(object: ManifestObject, list: string, item: string): Json {
  const defaults = Object.entries(defaultsOf(object)).filter(([pointer]) => pointer.startsWith(`${list}/*/`));
  return Object.fromEntries(defaults.map(([pointer, value]) => [pointer.replace(`${list}/*`, item), value]));
}

/** the pool writes its template into each machine, but for the devices */
function classifyTemplate(change: Change): FieldImpact[] {
  const devices = `${TEMPLATE}/spec/blockDeviceRefs`;
  return classifyMachine({ ...change, before: machineOf(change.before), after: machineOf(change.after) })
    .map(found => ({ ...found, pointer: `${TEMPLATE}${found.pointer}` }))
    .map(found => found.pointer.startsWith(devices) ? { ...found, ...live('counts for replicas that are made from now on'), dependsOn: [] } : found);
}

/** the machines of a pool as if they were one */
export function machineOf({ json, name, namespace }: ManifestObject): ManifestObject {
  const template = valueAt(json, `${TEMPLATE}/spec`);
  return new ManifestObject({ apiVersion: json.apiVersion, kind: 'VirtualMachine', metadata: { name, namespace }, spec: template } as Manifest);
}

export const spec: KindSpec = {
  ready: { conditions: ['Available'], minutes: 30 },
  references: [
    nameAt(`${TEMPLATE}/spec/virtualMachineClassName`, 'VirtualMachineClass'),
    // a VirtualDisk is one of the disk templates there
    kindAndNameAt(`${TEMPLATE}/spec/blockDeviceRefs/*`, 'VirtualDisk'),
    sourceAt(`${DISKS}/*/spec/dataSource`),
  ],
  fields: {
    '/spec/replicas': classifyReplicas,
    '/spec/scaleDownPolicy': live('counts from the next time on that the pool shrinks'),
    [DISKS]: classifyDiskTemplates,
    [`${TEMPLATE}/metadata`]: live('counts for replicas that are made from now on'),
    [`${TEMPLATE}/spec`]: classifyTemplate,
  },
  otherFields: live('counts from now on'),
  removal: dataLoss('the pool goes with all its machines and their disks'),
};
