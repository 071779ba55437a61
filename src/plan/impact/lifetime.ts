import { textOf } from './equal';
import { Judgement, refused } from './judgement';
import { perWorld } from '../../domain/memo';
import { CONFIRMED } from '../../domain/settings';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { Impact } from '../impact';

const GROUP = 'virtualization.deckhouse.io';

/** what goes with an object of these kinds; by `group/Kind` */
const HOLDS: Readonly<Record<string, string>> = {
  [`${GROUP}/VirtualDisk`]: 'the disk goes with everything on it',
  [`${GROUP}/VirtualImage`]: 'the image goes',
  [`${GROUP}/ClusterVirtualImage`]: 'the image goes, for every namespace',
  [`${GROUP}/VirtualDiskSnapshot`]: 'the snapshot goes',
  [`${GROUP}/VirtualMachineSnapshot`]: 'the snapshot goes, with those of the disks',
  [`${GROUP}/VirtualMachinePool`]: 'the pool goes with all its machines and their disks',
  '/Namespace': 'the namespace goes with everything in it',
  '/PersistentVolumeClaim': 'the volume goes, unless its StorageClass keeps it',
  'deckhouse.io/Project': 'the project goes with everything in it',
};

const GOES: Readonly<Record<string, string>> = {
  VirtualMachine: 'the guest goes down for good; its disks stay',
  VirtualMachineBlockDeviceAttachment: 'the device is taken out of the machine; its data stays',
  VirtualMachineIPAddress: 'the address is free for others ten minutes later',
  VirtualMachineMACAddress: 'the address is free for others',
  VirtualMachineClass: 'the class goes as soon as no machine has it',
  NodeUSBDevice: 'the device is found again as long as it is plugged in',
};

const kindOf = ({ group, kind }: ManifestObject): string => `${group}/${kind}`;

/** what becomes of an object that is in the manifests no more, given that it is pruned */
export function judgeRemoval(object: ManifestObject, before: World, after: World): Judgement {
  const holds = HOLDS[kindOf(object)];
  if (isKept(object)) {
    return { impact: Impact.KEPT, reason: `its annotations keep it: Argo CD, Flux and Helm leave it alone${renamed(object, before, after)}` };
  }
  if (kindOf(object) === 'deckhouse.io/ModuleConfig' && object.name === 'virtualization' && !(CONFIRMED in (object.json.metadata?.annotations ?? {}))) {
    return refused(`Deckhouse removes the settings of the module only with the annotation ${CONFIRMED}`);
  }
  if (holds !== undefined) {
    return { impact: Impact.DATA_LOSS, reason: `${holds}${renamed(object, before, after)}` };
  }
  return { impact: Impact.REMOVED, reason: `${GOES[object.kind] ?? 'the object goes'}${renamed(object, before, after)}` };
}

/** annotations by which GitOps tools leave an object alone */
export function isKept({ json }: ManifestObject): boolean {
  const annotation = (name: string) => String((json.metadata?.annotations ?? {})[name] ?? '');
  return /\bPrune=false\b/.test(annotation('argocd.argoproj.io/sync-options'))
    || annotation('helm.sh/resource-policy') === 'keep'
    || annotation('kustomize.toolkit.fluxcd.io/prune') === 'disabled';
}

const contentOf = ({ kind, json }: ManifestObject): string => `${kind} ${textOf(json.spec)}`;

// by what they say: a chart of another name renames all of its objects at once
const byContent = perWorld((world: World): ReadonlyMap<string, readonly ManifestObject[]> => {
  const found = new Map<string, ManifestObject[]>();
  for (const object of world.objects.filter(({ group }) => group === GROUP)) {
    const content = contentOf(object);
    const others = found.get(content);
    if (others === undefined) {
      found.set(content, [object]);
    } else {
      others.push(object);
    }
  }
  return found;
});

/** a new object that is the same but for its name */
function renamed(object: ManifestObject, before: World, after: World): string {
  const twin = object.group !== GROUP ? undefined : byContent(after).get(contentOf(object))?.find(other =>
    before.find(other.group, other.kind, other.namespace, other.name) === undefined);
  return twin === undefined ? '' : `; ${twin.label} has the same spec: a new name makes a new object, which starts from nothing or from its source`;
}

const CREATED: Judgement = { impact: Impact.CREATED, reason: 'the object is new' };

const DOES: Readonly<Record<string, Judgement>> = {
  Restart: { impact: Impact.GUEST_RESTART, reason: 'the operation restarts the machine' },
  Stop: { impact: Impact.GUEST_RESTART, reason: 'the operation shuts the machine down, and it stays down' },
  Migrate: { impact: Impact.LIVE_MIGRATION, reason: 'the operation moves the machine' },
  Evict: { impact: Impact.LIVE_MIGRATION, reason: 'the operation moves the machine' },
  Restore: { impact: Impact.DATA_LOSS, reason: 'the operation puts the machine and its disks back to the snapshot' },
};

/** what a new object does; an operation does something to another one */
export function judgeCreation(object: ManifestObject): Judgement {
  if (kindOf(object) !== `${GROUP}/VirtualMachineOperation`) {
    return CREATED;
  }
  const type = textAt(object.json, '/spec/type') ?? '';
  return valueAt(object.json, '/spec/restore/mode') === 'DryRun' && type === 'Restore' ? CREATED : DOES[type] ?? CREATED;
}
