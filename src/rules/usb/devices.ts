import { isOfCluster } from '../../domain/history';
import { isDnsLabel } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** USB devices of nodes, and their assignment to namespaces */
export const devices = new Topic({ severity: 'error', kinds: dvp('NodeUSBDevice'), source: 'templates/admission-policy.yaml' });

const ASSIGNED = '/spec/assignedNamespace';
const ASSIGNED_BY = 'images/virtualization-artifact/pkg/controller/nodeusbdevice/internal/handler/assigned.go';

export const noUsbDevice = devices.rule({
  id: 'USB-01',
  kinds: dvp('USBDevice'),
  says: 'A USBDevice is created by the platform, not by a user.',
  why: 'An admission policy rejects it, except from system accounts. It appears in a namespace when the NodeUSBDevice is assigned to it.',
  check: object => isOfCluster(object) ? undefined : {
    pointer: '',
    wrong: 'only the platform creates a USBDevice',
    got: NOT_SHOWN,
    instead: `'assignedNamespace: ${object.namespace ?? 'the namespace'}' on the existing NodeUSBDevice ${object.name}`,
  },
});

export const foundNotMade = devices.rule({
  id: 'USB-02',
  says: 'A NodeUSBDevice has the name of an existing one, which the platform has found.',
  why: 'An admission policy rejects new ones, except from system accounts; users may assign an existing one.',
  check: ({ name }) => name !== '' ? undefined : {
    pointer: '/metadata/name',
    wrong: 'a device without a name would be a new one, and only the platform creates those',
    instead: "the name of an existing device, as 'kubectl get nodeusbdevices' prints it",
  },
});

export const realNamespace = devices.rule({
  id: 'USB-03',
  says: 'A device is assigned to a namespace with a valid name.',
  why: 'A device that is assigned to a namespace that does not exist stays unassigned.',
  source: ASSIGNED_BY,
  check: object => {
    const namespace = object.text(ASSIGNED) ?? '';
    return namespace === '' || isDnsLabel(namespace) ? undefined : {
      pointer: ASSIGNED,
      wrong: 'this is not a valid name of a namespace',
      instead: 'the name of a namespace: at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends',
    };
  },
});

const OLDEST_MINOR = 34;

export const usbSupport = devices.rule({
  id: 'USB-04',
  says: `USB devices are not for the Community Edition, and need Kubernetes 1.${OLDEST_MINOR} or newer.`,
  why: 'In other clusters the platform does not search for devices, so there is no device to assign.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  check: (_, { cluster }) => {
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(cluster?.kubernetesVersion ?? '') ?? [];
    const reasons: string[] = [];
    if (cluster?.edition === 'CE') {
      reasons.push('the Community Edition does not support USB devices');
    }
    if (major === '1' && Number(minor) < OLDEST_MINOR) {
      reasons.push(`USB devices need Kubernetes 1.${OLDEST_MINOR}, the cluster has 1.${minor}`);
    }
    return reasons.map(wrong => ({ pointer: '', wrong, got: NOT_SHOWN, instead: 'no NodeUSBDevice for this cluster' }));
  },
});

export const sameNamespace = devices.rule({
  id: 'USB-05',
  fields: ['/spec/usbDevices'],
  kinds: dvp('VirtualMachine'),
  says: 'A machine uses devices that are assigned to its own namespace.',
  why: 'The platform offers a device only in the namespace that it is assigned to; the machine never gets it.',
  source: ASSIGNED_BY,
  check: (object, world) => {
    const { namespace } = object;
    if (namespace === undefined) {
      return undefined;
    }
    return object.list<{ name: string }>('/spec/usbDevices').flatMap(({ name }, i): Violation[] => {
      const device = world.referred(object, 'NodeUSBDevice', name);
      const assigned = device?.text(ASSIGNED) ?? '';
      if (device === undefined || assigned === namespace) {
        return [];
      }
      return [{
        pointer: `/spec/usbDevices/${i}/name`,
        wrong: `the device is assigned to ${assigned === '' ? 'no namespace' : `namespace ${assigned}`}, and the machine is in ${namespace}`,
        instead: `'assignedNamespace: ${namespace}' on NodeUSBDevice ${name}`,
      }];
    });
  },
});
