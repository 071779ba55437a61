import { ofLocalVolume, ofNodeConfigurator, ofReplicatedVolume, storage } from './kinds';
import { LabelSelector } from '../../domain/labels';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic } from '../rule';
import { checkLabelSelector } from '../selector-checks';

/** selectors of nodes, devices and volume groups */
export const selectors = new Topic({ severity: 'error', kinds: [], source: ofReplicatedVolume('crds') });

const checkAll = (object: ManifestObject, ...pointers: string[]): Violation[] =>
  pointers.flatMap(pointer => checkLabelSelector(wholeSelector(object.value(pointer) as LabelSelector | undefined), pointer));

// the CRDs of volume groups and of NFS do not ask for a key and an operator
const wholeSelector = (selector: LabelSelector | undefined): LabelSelector | undefined => selector?.matchExpressions === undefined ? selector
  : { ...selector, matchExpressions: selector.matchExpressions.map(requirement => ({ ...NO_REQUIREMENT, ...requirement })) };

const NO_REQUIREMENT = { key: '', operator: '' };

export const validSelector = selectors.rule({
  id: 'STORAGE-10',
  kinds: storage('LocalStorageClass', 'ReplicatedStoragePool', 'ReplicatedStorageClass'),
  says: 'The selectors of classes and pools are valid for Kubernetes.',
  why: 'The webhook of the module, or the API server, rejects others.',
  source: ofLocalVolume('images/webhooks/handlers/lscValidator.go'),
  check: object => checkAll(object, ...object.kind === 'LocalStorageClass'
    ? object.list('/spec/lvm/lvmVolumeGroups').map((_, i) => `/spec/lvm/lvmVolumeGroups/${i}/labelSelector`) : ['/spec/nodeLabelSelector']),
});

const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  LVMVolumeGroup: ['/spec/blockDeviceSelector'],
  LVMVolumeGroupSet: ['/spec/nodeSelector', '/spec/lvmVolumeGroupTemplate/blockDeviceSelector'],
  NFSStorageClass: ['/spec/workloadNodes/nodeSelector'],
};

export const usableSelector = selectors.rule({
  id: 'STORAGE-11',
  kinds: storage(...Object.keys(SELECTORS)),
  severity: 'warning',
  says: 'The selectors of devices and nodes are valid for Kubernetes.',
  why: 'The API server accepts them, and the module cannot use them: the object never gets ready.',
  source: ofNodeConfigurator('images/agent/internal/controller/lvg/reconciler.go'),
  check: object => checkAll(object, ...SELECTORS[object.kind]),
});
