import { referencesOf } from './references';
import { KINDS } from '../../../imports/contract/kinds';
import { isByHand } from '../../domain/apply-order';
import { isHistory } from '../../domain/history';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';

/** what has to be so before the next object is looked at */
export interface Step {
  readonly object: string;
  /** as kubectl takes it, with its group */
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  /** one of these, where there is any */
  readonly phases: readonly string[];
  /** all of these */
  readonly conditions: readonly string[];
  /** there is no way back from these */
  readonly abort: readonly string[];
  readonly minutes: number;
  /** what an upload is called on the command line, where somebody has to make one */
  readonly upload?: string;
}

type Wanted = Partial<Pick<Step, 'phases' | 'conditions' | 'abort' | 'minutes'>>;

const GROUP = 'virtualization.deckhouse.io';
const READY: Wanted = { phases: ['Ready'] };
const CREATED: Wanted = { phases: ['Created'] };
const ADDRESS: Wanted = { phases: ['Bound', 'Attached'] };
const IMAGE: Wanted = { phases: ['Ready'], abort: ['Failed', 'ImageLost', 'PVCLost'], minutes: 30 };
const SNAPSHOT: Wanted = { phases: ['Ready'], abort: ['Failed'], minutes: 10 };
const MODULE: Wanted = { phases: ['Ready'], abort: ['DownloadingError', 'Conflict', 'Error'], minutes: 15 };
const NETWORK: Wanted = { conditions: ['Ready'] };

const CONTROLLER = {
  object: 'Deployment d8-virtualization/virtualization-controller',
  resource: 'deployments.apps',
  name: 'virtualization-controller',
  namespace: 'd8-virtualization',
};

/** by `group/Kind`: nothing is waited for where a kind is missing here, or answers with nothing */
const WANTED: Readonly<Record<string, (object: ManifestObject, world: World) => Wanted | undefined>> = {
  ...Object.fromEntries(['LVMVolumeGroup'].map(kind => [`storage.deckhouse.io/${kind}`, () => READY])),
  ...Object.fromEntries(['LVMVolumeGroupSet', 'LocalStorageClass', 'NFSStorageClass', 'CephClusterConnection', 'CephStorageClass']
    .map(kind => [`storage.deckhouse.io/${kind}`, () => CREATED])),
  // one of the two words, by the release of the storage module
  'storage.deckhouse.io/ReplicatedStoragePool': () => ({ phases: ['Ready', 'Completed'] }),
  'storage.deckhouse.io/ReplicatedStorageClass': () => ({ phases: ['Ready', 'Created'] }),
  ...Object.fromEntries(['ClusterNetwork', 'Network', 'SystemNetwork'].map(kind => [`network.deckhouse.io/${kind}`, () => NETWORK])),
  'deckhouse.io/Project': () => ({ phases: ['Deployed'], abort: ['Error'] }),
  [`${GROUP}/VirtualMachineClass`]: () => READY,
  [`${GROUP}/ClusterVirtualImage`]: () => IMAGE,
  [`${GROUP}/VirtualImage`]: () => IMAGE,
  // a disk that waits for a machine is as ready as it gets by itself: the machine is waited for later
  [`${GROUP}/VirtualDisk`]: () => ({ phases: ['Ready', 'WaitForFirstConsumer', 'Resizing', 'Migrating', 'Exporting'], abort: ['Failed', 'PVCLost'], minutes: 15 }),
  [`${GROUP}/VirtualMachineIPAddress`]: () => ADDRESS,
  [`${GROUP}/VirtualMachineMACAddress`]: () => ADDRESS,
  [`${GROUP}/VirtualMachine`]: ({ json }) => ({ phases: machinePhases(textAt(json, '/spec/runPolicy')), abort: ['Degraded'], minutes: 10 }),
  [`${GROUP}/VirtualMachinePool`]: () => ({ conditions: ['Available'], minutes: 30 }),
  [`${GROUP}/VirtualMachineBlockDeviceAttachment`]: (object, world) => {
    const machine = world.referred(object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));
    // a machine that is off takes no device
    return machine !== undefined && mayBeOff(machine) ? undefined : { phases: ['Attached'], abort: ['Failed'] };
  },
  [`${GROUP}/VirtualDiskSnapshot`]: () => SNAPSHOT,
  [`${GROUP}/VirtualMachineSnapshot`]: () => SNAPSHOT,
  [`${GROUP}/VirtualMachineOperation`]: () => ({ phases: ['Completed'], abort: ['Failed', 'Superseded'], minutes: 15 }),
  [`${GROUP}/VirtualMachineSnapshotOperation`]: () => ({ phases: ['Completed'], abort: ['Failed'], minutes: 15 }),
  [`${GROUP}/NodeUSBDevice`]: ({ json }) => textAt(json, '/spec/assignedNamespace') ? { conditions: ['Assigned'] } : undefined,
};

const mayBeOff = ({ json }: ManifestObject): boolean => /^(AlwaysOff|Manual)$/.test(textAt(json, '/spec/runPolicy') ?? '');

const machinePhases = (runPolicy: string | undefined): string[] =>
  runPolicy === 'AlwaysOff' ? ['Stopped'] : runPolicy === 'Manual' ? ['Stopped', 'Running', 'Migrating'] : ['Running', 'Migrating'];

export interface StepOptions {
  /** for all steps alike */
  readonly minutes?: number;
  /** wait until the agent in each guest answers */
  readonly guestAgent?: boolean;
}

/**
 * What to wait for once a set is applied, each object after those that it needs.
 */
export function readySteps(world: World, options: StepOptions = {}): Step[] {
  const steps: Step[] = [];
  // what is left to a person is not there yet, unless that is all there is: then somebody has just created it
  const applied = world.objects.filter(object => !isByHand(object));
  const awaited = new Set(applied.length === 0 ? world.objects : applied);
  const seen = new Set<ManifestObject>();
  const visit = (object: ManifestObject): void => {
    if (seen.has(object)) {
      return;
    }
    seen.add(object);
    referencesOf(object, world).forEach(visit);
    steps.push(...awaited.has(object) ? stepsOf(object, world, options) : []);
  };
  // modules bring the kinds of all others, and storage comes before what is stored
  const rank = ({ group, kind }: ManifestObject) => kind === 'ModuleConfig' ? 0 : group !== GROUP ? 1 : kind === 'VirtualMachineClass' ? 2 : 3;
  [...world.objects].sort((a, b) => rank(a) - rank(b)).forEach(visit);
  return steps.map(step => options.minutes === undefined ? step : { ...step, minutes: options.minutes });
}

function stepsOf(object: ManifestObject, world: World, options: StepOptions): Step[] {
  const { group, kind, name, namespace, json, label } = object;
  if (kind === 'ModuleConfig' && group === 'deckhouse.io') {
    return name === 'global' || valueAt(json, '/spec/enabled') !== true ? [] : [
      // a newer version of the kind says it in another way
      step({ object: `Module ${name}`, resource: 'modules.v1alpha1.deckhouse.io', name }, MODULE),
      // the module is ready before its webhooks are, and they refuse whatever comes too early
      ...name === 'virtualization' ? [step(CONTROLLER, { conditions: ['Available'], minutes: 15 })] : [],
    ];
  }
  const wanted = isHistory(object) || name === '' ? undefined : WANTED[`${group}/${kind}`]?.(object, world);
  if (wanted === undefined) {
    return [];
  }
  const machine = group === GROUP && kind === 'VirtualMachine';
  const usb = machine ? usbSteps(object) : [];
  const agent = machine && options.guestAgent === true && !mayBeOff(object) ? { ...wanted, conditions: ['AgentReady'] } : wanted;
  const upload = textAt(json, '/spec/dataSource/type') === 'Upload' ? { upload: [kind.toLowerCase(), namespace, name].filter(part => part !== undefined).join('/') } : {};
  return [...usb, { ...step({ object: label, resource: resourceOf(object), name, namespace }, agent), ...upload }];
}

function usbSteps({ json, namespace }: ManifestObject): Step[] {
  const names = itemsAt(json, '/spec/usbDevices').map(device => textAt(device, '/name')).filter(name => name !== undefined);
  return names.map(name => step(
    { object: `USBDevice ${namespace === undefined ? '' : `${namespace}/`}${name}`, resource: `usbdevices.${GROUP}`, name, namespace },
    { conditions: ['Ready'] },
  ));
}

const step = (which: Pick<Step, 'object' | 'resource' | 'name' | 'namespace'>, wanted: Wanted): Step =>
  ({ ...which, phases: wanted.phases ?? [], conditions: wanted.conditions ?? [], abort: wanted.abort ?? [], minutes: wanted.minutes ?? 5 });

function resourceOf({ gvk, group, kind }: ManifestObject): string {
  return `${KINDS[gvk]?.plural ?? kind.toLowerCase()}.${group}`;
}
