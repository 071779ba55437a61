import { machine } from '../../catalogue/virtual-machine/objects';
import { isDnsLabel } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { valueAt, Manifest, Metadata, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('NodeUSBDevice');
const POLICY = 'templates/admission-policy.yaml';
const ASSIGNED_BY = 'images/virtualization-artifact/pkg/controller/nodeusbdevice/internal/handler/assigned.go';
const ASSIGNED = '/spec/assignedNamespace';

/** a device of a node, given to machines of a namespace */
const device = (assignedNamespace?: string, metadata: Metadata = { name: 'scanner' }): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'NodeUSBDevice', metadata, spec: { assignedNamespace } });

export const noUsbDevice: Rule = {
  id: 'USB-01',
  severity: 'error',
  kinds: dvp('USBDevice'),
  says: 'A USBDevice is made by the platform, not by an app.',
  why: 'An admission policy denies it to everyone but system accounts. It appears in a namespace when the device of the node is assigned to it.',
  source: POLICY,
  breaks: () => [{ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'USBDevice', metadata: { name: 'scanner', namespace: 'shop' } }],
  keeps: () => [device('shop')],
  check: ({ name, namespace = 'the namespace' }) => [{
    pointer: '',
    wrong: 'only the platform makes a USBDevice',
    got: NOT_SHOWN,
    instead: `'assignedNamespace: ${namespace}' on the NodeUSBDevice ${name}, which the platform has found`,
  }],
};

export const foundNotMade: Rule = {
  id: 'USB-02',
  severity: 'error',
  kinds: KINDS,
  says: 'A NodeUSBDevice is one that the platform has found, so it goes by its name.',
  why: 'An admission policy denies making one to everyone but system accounts; others may assign one that is there.',
  source: POLICY,
  breaks: () => [device('shop', { generateName: 'scanner-' })],
  keeps: () => [device('shop')],
  check: ({ name }) => name !== '' ? [] : [{
    pointer: '/metadata/name',
    wrong: 'a device without a name would be a new one, and only the platform makes those',
    got: undefined,
    instead: "the name of a device that is there, as 'kubectl get nodeusbdevices' prints it",
  }],
};

export const realNamespace: Rule = {
  id: 'USB-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A device is assigned to a namespace, by a name that a namespace can have.',
  why: 'A device for a namespace that does not exist stays unassigned.',
  source: ASSIGNED_BY,
  breaks: () => [device('shop.eu')],
  keeps: () => [device('shop-eu')],
  check: ({ json }) => {
    const namespace = textAt(json, ASSIGNED) ?? '';
    return namespace === '' || isDnsLabel(namespace) ? [] : [{
      pointer: ASSIGNED,
      wrong: 'no namespace can have this name',
      got: namespace,
      instead: 'the name of a namespace: at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends',
    }];
  },
};

const OLDEST_MINOR = 34;

export const usbSupport: Rule = {
  id: 'USB-04',
  severity: 'error',
  kinds: KINDS,
  says: `Devices are passed on not in the Community Edition, and from Kubernetes 1.${OLDEST_MINOR} on.`,
  why: 'Elsewhere the platform looks for no devices, so there is none to assign.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  exampleFacts: () => ({ edition: 'EE', kubernetesVersion: `1.${OLDEST_MINOR - 1}` }),
  breaks: () => [device('shop')],
  keeps: () => [machine()],
  check: (_, world) => {
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(world.cluster?.kubernetesVersion ?? '') ?? [];
    const tooOld = major === '1' && Number(minor) < OLDEST_MINOR;
    const instead = 'leave the device out for this cluster';
    return [
      ...world.cluster?.edition === 'CE' ? [{ pointer: '', wrong: 'the Community Edition passes no USB devices on', got: NOT_SHOWN, instead }] : [],
      ...tooOld ? [{ pointer: '', wrong: `USB devices need Kubernetes 1.${OLDEST_MINOR}, the cluster has 1.${minor}`, got: NOT_SHOWN, instead }] : [],
    ];
  },
};

export const sameNamespace: Rule = {
  id: 'USB-05',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: 'A machine uses devices that are assigned to its own namespace.',
  why: 'The platform offers a device under its name in the namespace it is assigned to, and nowhere else; the machine never gets it.',
  source: ASSIGNED_BY,
  breaks: () => [device('lab'), machine({ usbDevices: [{ name: 'scanner' }] })],
  keeps: () => [device('shop'), machine({ usbDevices: [{ name: 'scanner' }] })],
  check: (object, world) => object.namespace === undefined ? [] : listAt<{ name: string }>(object.json, '/spec/usbDevices').flatMap(({ name }, i): Violation[] => {
    const found = world.referred(object, 'NodeUSBDevice', name);
    const assigned = found === undefined ? object.namespace : valueAt(found.json, ASSIGNED) ?? '';
    return assigned === object.namespace || typeof assigned !== 'string' ? [] : [{
      pointer: `/spec/usbDevices/${i}/name`,
      wrong: `the device is assigned to ${assigned === '' ? 'no namespace' : `namespace ${assigned}`}, and the machine is in ${object.namespace}`,
      got: name,
      instead: `'assignedNamespace: ${object.namespace}' on NodeUSBDevice ${name}`,
    }];
  }),
};
