import { EVERY_KIND } from './kinds';
import { ONLY_IN_CLUSTER, isOfCluster } from '../../domain/history';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart } from '../../manifest/manifest';
import { Topic } from '../rule';

/** groups, namespaces, labels and annotations that belong to the platform */
export const platformOwned = new Topic({ severity: 'warning', kinds: EVERY_KIND, source: 'templates/namespace.yaml' });

const INTERNAL = 'internal.virtualization.deckhouse.io';

export const notInternal = platformOwned.rule({
  id: 'GEN-07',
  severity: 'error',
  kinds: [`*${INTERNAL}/*`],
  says: 'Only the platform writes objects of its internal groups.',
  why: 'An admission policy lets only service accounts of the platform create, change and delete them.',
  source: 'templates/admission-policy.yaml',
  check: object => isOfCluster(object) ? undefined : {
    pointer: '',
    wrong: `objects of ${object.group} belong to the platform, and an admission policy rejects them from others`,
    got: object.kind,
    instead: 'an object of virtualization.deckhouse.io, from which the platform creates this one',
  },
});

export const notDeckhouse = platformOwned.rule({
  id: 'GEN-08',
  reads: [...ONLY_IN_CLUSTER, '/metadata/labels/heritage', '/metadata/namespace'],
  says: 'An object of yours has no label of Deckhouse and is in no namespace of Deckhouse.',
  why: 'Deckhouse protects objects with the label heritage: deckhouse, and its own namespaces, which begin with d8-: others must not change them.',
  check: object => {
    const violations: Violation[] = [];
    if (isOfCluster(object)) {
      return violations;
    }
    if (object.text('/metadata/labels/heritage') === 'deckhouse') {
      violations.push({
        pointer: '/metadata/labels/heritage',
        wrong: 'this label marks objects that Deckhouse creates and protects against others',
        instead: 'no such label, or another value',
      });
    }
    if (object.namespace?.startsWith('d8-')) {
      violations.push({
        pointer: '/metadata/namespace',
        wrong: 'namespaces that begin with d8- belong to Deckhouse, which protects them against others',
        instead: 'a namespace of your own',
      });
    }
    return violations;
  },
});

const RESERVED = new Set(['virt.deckhouse.io', 'integrity.virtualization.deckhouse.io', 'vmpool.virtualization.deckhouse.io', INTERNAL]);
const ROOT = 'virtualization.deckhouse.io/';
const OWNED = new RegExp(`^(${[
  'virtual-machine-uid', 'virtual-machine-ip-address-uid', 'virtual-machine-mac-address-uid',
  'vm-start-requested', 'vm-restart-requested', 'restore-power-state', 'evacuation', 'volume-migration',
  'workload-update.*', 'vmoprestore.*', 'vmop-.*', 'vd-original-.*', 'pvc-population-.*', 'upload\\..*',
].join('|')})$`);
const KEYED = ['/metadata', '/spec/virtualMachineTemplate/metadata'].flatMap(metadata => [`${metadata}/labels`, `${metadata}/annotations`]);

export const freeKeys = platformOwned.rule({
  id: 'GEN-10',
  fields: KEYED,
  says: 'Only the controllers write the labels and annotations in which they keep their own state.',
  why: 'Nothing rejects them, but a controller takes them for its own: it acts on them, overwrites them or loses track of the object.',
  source: 'images/virtualization-artifact/pkg/common/annotations/annotations.go',
  check: object => {
    const violations: Violation[] = [];
    for (const pointer of isOfCluster(object) ? [] : KEYED) {
      for (const key in object.value(pointer) as object | undefined) {
        if (isReserved(key)) {
          violations.push({
            pointer: `${pointer}/${pointerPart(key)}`,
            wrong: `the controllers of the platform write '${key}' themselves and act on it`,
            got: NOT_SHOWN,
            instead: 'a key of your own',
          });
        }
      }
    }
    return violations;
  },
});

// users may write is-default-class, volume-mode, access-mode and the tuning of migrations: these have other prefixes or other words
function isReserved(key: string): boolean {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? key : key.slice(0, slash);
  return RESERVED.has(prefix) || prefix.endsWith(`.${INTERNAL}`) || key.startsWith(ROOT) && OWNED.test(key.slice(ROOT.length));
}
