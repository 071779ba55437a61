import { Manifest, Metadata } from '../../manifest/manifest';

const made = (kind: string, name: string, metadata: Metadata, spec: object): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name, namespace: 'shop', ...metadata }, spec });

/** the annotation that makes Argo CD create an object anew at each sync, after all others */
export const AFTER_SYNC: Metadata = { annotations: { 'argocd.argoproj.io/hook': 'PostSync' } };

/** an operation on the machine `web`, applied last, with the changes of an example */
export const operation = (spec: object = {}, metadata: Metadata = AFTER_SYNC): Manifest =>
  made('VirtualMachineOperation', 'web-operation', { ...AFTER_SYNC, ...metadata }, { type: 'Restart', virtualMachineName: 'web', ...spec });

/** a machine created from the snapshot `web-friday`, applied last */
export const snapshotOperation = (spec: object = {}, metadata: Metadata = AFTER_SYNC): Manifest =>
  made('VirtualMachineSnapshotOperation', 'web-again', { ...AFTER_SYNC, ...metadata }, {
    type: 'CreateVirtualMachine',
    virtualMachineSnapshotName: 'web-friday',
    createVirtualMachine: { mode: 'Strict', customization: { nameSuffix: '-new' } },
    ...spec,
  });

/** an object that is applied together with all others, under a name that the cluster generates */
export const atOnce = ({ metadata, ...rest }: Manifest): Manifest => {
  const { name, annotations, ...kept } = metadata ?? {};
  return { ...rest, metadata: { ...kept, generateName: `${name}-` } } as Manifest;
};

/** a snapshot of the machine `web` */
export const snapshot = (spec: object = {}, metadata: Metadata = {}): Manifest =>
  made('VirtualMachineSnapshot', 'web-friday', metadata, { virtualMachineName: 'web', requiredConsistency: true, keepIPAddress: 'Always', ...spec });

/** a snapshot of the disk `data` */
export const diskSnapshot = (spec: object = {}, metadata: Metadata = {}): Manifest =>
  made('VirtualDiskSnapshot', 'data-friday', metadata, { virtualDiskName: 'data', requiredConsistency: true, ...spec });

/** the blank disk `data` */
export const disk = (metadata: Metadata = {}): Manifest => made('VirtualDisk', 'data', metadata, { persistentVolumeClaim: { size: '10Gi' } });
