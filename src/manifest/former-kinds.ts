import { DVP_GROUP, MODULE_CONFIG_GROUP } from './groups';
import { closest, similar } from './schema-hints';
import { KINDS } from '../../imports/contract/kinds';

/** a kind that DVP had once, or that users know from KubeVirt, and what to write today */
interface FormerKind {
  readonly today: string;
  /** the release of DVP without it; missing for a kind that DVP never had */
  readonly goneWith?: string;
}

const FORMER: Readonly<Record<string, FormerKind>> = {
  ClusterVirtualMachineImage: { today: "'ClusterVirtualImage'", goneWith: '0.10.0' },
  VirtualMachineDisk: { today: "'VirtualDisk'", goneWith: '0.10.0' },
  VirtualMachineDiskSnapshot: { today: "'VirtualDiskSnapshot'", goneWith: '0.9.0' },
  VirtualMachineImage: { today: "'VirtualImage'", goneWith: '0.10.0' },
  VirtualMachineCPUModel: { today: "'VirtualMachineClass'", goneWith: '0.11.0' },
  VirtualMachineIPAddressClaim: { today: "'VirtualMachineIPAddress'", goneWith: '0.11.0' },
  VirtualMachineRestore: { today: "'VirtualMachineOperation' of type Restore", goneWith: '1.9.0' },
  VirtualDiskRestore: { today: "'VirtualDisk' with the VirtualDiskSnapshot as its dataSource" },
  VirtualMachineInstance: { today: "'VirtualMachine'" },
  VirtualMachineInstanceReplicaSet: { today: "'VirtualMachinePool'" },
  VirtualMachineInstanceMigration: { today: "'VirtualMachineOperation' of type Migrate or Evict" },
  VirtualMachineClone: { today: "'VirtualMachineOperation' of type Clone" },
  VirtualMachineClusterInstancetype: { today: "'VirtualMachineClass'" },
  VirtualMachineInstancetype: { today: "'VirtualMachineClass'" },
  DataVolume: { today: "'VirtualDisk'" },
};

/** the kinds that DVP has today */
const KINDS_OF_TODAY: readonly string[] = [...new Set(Object.values(KINDS).filter(({ group }) => group === DVP_GROUP).map(({ kind }) => kind))];

/** the sentence and the advice about a kind of DVP's group that DVP does not have */
export function unknownKind(kind: string): { readonly wrong: string; readonly instead: string } {
  const unknown = `DVP has no kind ${kind}`;
  if (kind === 'ModuleConfig') {
    return { wrong: `${unknown} in this group`, instead: `apiVersion '${MODULE_CONFIG_GROUP}/v1alpha1'` };
  }
  // a hint never names a kind that is gone
  const name = similar(kind, [...KINDS_OF_TODAY, ...Object.keys(FORMER)]);
  const former = name === undefined ? undefined : FORMER[name];
  if (former === undefined) {
    return { wrong: unknown, instead: closest(kind, KINDS_OF_TODAY) };
  }
  const gone = former.goneWith === undefined || name !== kind ? '' : `; the kind of this name is gone since DVP ${former.goneWith}`;
  return { wrong: unknown + gone, instead: former.today };
}

/** whether a kind is known under another name, or in another group */
export const isFormerKind = (kind: string): boolean => kind === 'ModuleConfig' || Object.hasOwn(FORMER, kind);

/** whether DVP has a kind of this name, or had one */
export const isKindOfDvp = (kind: string): boolean => KINDS_OF_TODAY.includes(kind) || FORMER[kind]?.goneWith !== undefined;
