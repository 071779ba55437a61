import { EVERY_KIND } from './kinds';
import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart, valueAt, textAt } from '../../manifest/manifest';
import { Rule } from '../rule';

const INTERNAL = 'internal.virtualization.deckhouse.io';

export const notInternal: Rule = {
  id: 'GEN-07',
  severity: 'error',
  kinds: [`*${INTERNAL}/*`],
  says: 'Nobody but the platform writes objects of its internal groups.',
  why: 'An admission policy lets only service accounts of the platform create, change and delete them.',
  source: 'templates/admission-policy.yaml',
  breaks: () => [{ ...machine(), apiVersion: `${INTERNAL}/v1`, kind: 'InternalVirtualizationVirtualMachine' }],
  keeps: () => [machine()],
  check: ({ group, kind }) => [{
    pointer: '',
    wrong: `objects of ${group} are the platform's own, and an admission policy refuses them from anybody else`,
    got: kind,
    instead: 'an object of virtualization.deckhouse.io, from which the platform makes this one',
  }],
};

export const notDeckhouse: Rule = {
  id: 'GEN-08',
  severity: 'warning',
  kinds: EVERY_KIND,
  says: 'An object of yours neither says that it is of Deckhouse nor lives in a namespace of Deckhouse.',
  why: 'Deckhouse guards what has the label heritage: deckhouse, and its own namespaces, which begin with d8-: others may not change what is there.',
  source: 'templates/namespace.yaml',
  breaks: () => [machine({}, { namespace: 'd8-shop', labels: { heritage: 'deckhouse' } })],
  keeps: () => [machine({}, { namespace: 'd8shop', labels: { heritage: 'shop' } })],
  check: ({ json, namespace }) => {
    const complaints: Violation[] = [];
    if (textAt(json, '/metadata/labels/heritage') === 'deckhouse') {
      complaints.push({
        pointer: '/metadata/labels/heritage',
        wrong: 'this label marks what Deckhouse made itself, and Deckhouse guards such objects against everybody else',
        got: 'deckhouse',
        instead: 'no such label, or another value',
      });
    }
    if (namespace?.startsWith('d8-')) {
      complaints.push({
        pointer: '/metadata/namespace',
        wrong: 'namespaces that begin with d8- are those of Deckhouse, which guards what is in them',
        got: namespace,
        instead: 'a namespace of your own',
      });
    }
    return complaints;
  },
};

const RESERVED = new Set(['virt.deckhouse.io', 'integrity.virtualization.deckhouse.io', 'vmpool.virtualization.deckhouse.io', INTERNAL]);
const ROOT = 'virtualization.deckhouse.io/';
const OWNED = new RegExp(`^(${[
  'virtual-machine-uid', 'virtual-machine-ip-address-uid', 'virtual-machine-mac-address-uid',
  'vm-start-requested', 'vm-restart-requested', 'restore-power-state', 'evacuation', 'volume-migration',
  'workload-update.*', 'vmoprestore.*', 'vmop-.*', 'vd-original-.*', 'pvc-population-.*', 'upload\\..*',
].join('|')})$`);
const KEYED = ['/metadata', '/spec/virtualMachineTemplate/metadata'].flatMap(metadata => [`${metadata}/labels`, `${metadata}/annotations`]);

export const freeKeys: Rule = {
  id: 'GEN-10',
  severity: 'warning',
  kinds: EVERY_KIND,
  says: 'Labels and annotations that the controllers keep their books in are not written by anybody else.',
  why: 'Nothing refuses them, but a controller takes them for its own: it acts on them, overwrites them or loses track of the object.',
  source: 'images/virtualization-artifact/pkg/common/annotations/annotations.go',
  breaks: () => [machine({}, {
    labels: { 'vmpool.virtualization.deckhouse.io/pool': 'web' },
    annotations: { 'virtualization.deckhouse.io/vm-restart-requested': 'true' },
  })],
  keeps: () => [machine({}, {
    labels: { 'virtualization.deckhouse.io/team': 'web' },
    annotations: { 'virtualization.deckhouse.io/bandwidth-per-migration': '640Mi' },
  })],
  check: ({ json }) => {
    const complaints: Violation[] = [];
    for (const pointer of KEYED) {
      for (const key in valueAt(json, pointer) as object | undefined) {
        if (reserved(key)) {
          complaints.push({
            pointer: `${pointer}/${pointerPart(key)}`,
            wrong: `the controllers of the platform write '${key}' themselves and act on it`,
            got: NOT_SHOWN,
            instead: 'a key of your own',
          });
        }
      }
    }
    return complaints;
  },
};

// what users may write (is-default-class, volume-mode, access-mode, the tuning of migrations) is under other prefixes or other words
function reserved(key: string): boolean {
  const [prefix] = key.split('/', 1);
  return RESERVED.has(prefix) || prefix.endsWith(`.${INTERNAL}`) || key.startsWith(ROOT) && OWNED.test(key.slice(ROOT.length));
}
