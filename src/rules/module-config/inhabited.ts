import { config, ours, switchedOff } from '../../domain/settings';
import { Manifest, valueAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

/** what does not work without the module, in the words of a report */
const INHABITANTS = ['VirtualMachine', 'VirtualMachinePool', 'VirtualDisk', 'VirtualImage', 'ClusterVirtualImage'];

const image: Manifest = {
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualImage',
  metadata: { name: 'debian', namespace: 'shop' },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/images/debian-12.qcow2' } } },
};

export const offWhileInhabited: Rule = {
  id: 'MC-33',
  severity: 'error',
  kinds: [MODULE_CONFIG],
  says: 'Nobody switches the module off and makes machines, disks or images beside it.',
  why: 'The webhooks and controllers go with the module, so such an object is refused, or waits for nobody; every machine that runs goes down.',
  source: 'docs/ADMIN_GUIDE.md',
  breaks: () => [switchedOff(), image],
  keeps: () => [config(), image],
  check: (object, world) => {
    const first = ours(object) && valueAt(object.json, '/spec/enabled') === false
      ? INHABITANTS.flatMap(kind => world.all(kind))[0] : undefined;
    return first === undefined ? [] : [{
      pointer: '/spec/enabled',
      wrong: `the module is switched off, and ${first.label} of the same manifests needs it`,
      got: false,
      instead: 'true, or no machines, disks and images any more before the module goes',
    }];
  },
};
