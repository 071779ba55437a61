import { attachChecks } from './synth/hook';
import { ContractApiObject } from '../imports/api-object';

// switches the checks on in an app that has only generated classes; the constructs do it themselves
ContractApiObject._onCreate = attachChecks;

// what a user needs first comes first
export * from './kinds/virtualization-module';
export * from './kinds/module-config';
export * from './patterns/security-audit';
export type { EnabledModuleProps } from './platform/platform-module';
export * from './platform/snapshot-controller-module';
export * from './platform/sds-node-configurator-module';
export * from './platform/sds-replicated-volume-module';
export * from './platform/sds-local-volume-module';
export * from './platform/csi-nfs-module';
export * from './platform/csi-ceph-module';
export * from './platform/sdn-module';
export * from './platform/console-module';
export * from './platform/default-storage-class';
export { StorageLogLevel } from './platform/storage-log-level';
export * from './platform/node-group';
export * from './platform/node-group-options';
export * from './platform/static-instance';
export * from './platform/cluster-network';
export * from './platform/cluster-ip-address-pool';
export * from './platform/network-class';
export * from './platform/network';

export * from './platform/lvm-volume-group';
export * from './platform/lvm-volume-group-set';
export type { FileDevice, VolumeGroupTemplate } from './platform/volume-group-template';
export { BlockDevices } from './values/block-devices';
export * from './values/thin-pool';
export * from './values/lvm-storage';
export * from './platform/replicated-storage-pool';
export * from './platform/replicated-storage-class';
export * from './values/replication';
export * from './values/volume-rollout';
export * from './platform/local-storage-class';
export * from './platform/nfs-storage-class';
export * from './platform/ceph-cluster-connection';
export * from './platform/ceph-storage-class';
export * from './values/ceph';
export * from './values/volume-policies';
export type { StorageClassProps, StorageResourceProps } from './platform/storage-props';

export * from './platform/project';
export * from './platform/machine-namespace';
export { type MachineAllowance, MachineQuota, type MachineQuotaProps, type StorageAllowance } from './values/machine-quota';
export * from './values/dvcr';
export * from './values/https';
export type { ImageStorageClassPolicy, StorageClassPolicy } from './values/storage-class-policy';
export { FeatureGate } from './values/feature-gate';
export { LogFormat, LogLevel } from './values/module-log';
export { ModuleMaintenance, type ModuleProps } from './values/module-props';

export * from './kinds/virtual-image';
export * from './kinds/cluster-virtual-image';
export * from './kinds/virtual-disk';
export * from './kinds/virtual-disk-snapshot';
export * from './values/image-source';
export * from './values/image-storage';
export * from './values/disk-source';
export type { ContainerImageSourceOptions, HttpSourceOptions, UploadSourceOptions } from './values/download';
export * from './values/checksum';

export * from './kinds/virtual-machine';
export * from './kinds/virtual-machine-pool';
export * from './kinds/virtual-machine-class';
export * from './values/cpu-model';
export type { SizingPolicy } from './values/sizing-policy';
export * from './values/sizing';
export * from './kinds/virtual-machine-ip-address';
export * from './kinds/virtual-machine-mac-address';
export * from './values/block-device';
export * from './values/pool-disk';
export * from './values/scale-down-policy';
export * from './kubernetes/horizontal-pod-autoscaler';
export * from './values/cpu';
export * from './values/core-fraction';
export * from './values/machine-policies';
export type { MachineTemplateProps } from './values/machine-template';
export { Provisioning } from './values/provisioning';
export type { CloudInitOptions, ICloudInit, ISysprep } from './values/machine-provisioning';
export * from './values/vm-network';
export * from './kinds/virtual-machine-block-device-attachment';
export * from './kinds/virtual-machine-operation';
export * from './kinds/virtual-machine-snapshot';
export * from './kinds/virtual-machine-snapshot-operation';
export * from './values/machine-action';
export { CopyMode, type CopyOptions, NameReplacement } from './values/copy';
export * from './kinds/node-usb-device';
export * from './kinds/usb-device';
export * from './kinds/network-ip-address';
export * from './kubernetes/exposed-service';
export * from './kubernetes/machine-connections';
export type { ExposeIngressOptions } from './kubernetes/ingress';
export * from './kubernetes/service-monitor';
export * from './values/port';
export * from './values/service';

export { CloudInit } from './guest/cloud-init';
export type { CloudInitFileOptions, CloudInitFreezeHooks, CloudInitInterfaceOptions, CloudInitProps, CloudInitUserOptions } from './guest/cloud-init-options';
export { NetworkStyle } from './values/network-style';
export { type DiskMountOptions, FileSystem, type MountOptions } from './values/mount';
export { PasswordHash } from './values/password-hash';
export { Sysprep } from './guest/sysprep';
export * from './guest/sysprep-options';
export * from './values/windows-secret';
export type { InventoryOptions } from './values/ansible-inventory';

export type { PlacementProps } from './values/placement';
export { Scheduling } from './values/scheduling';
export { type MachineGroup, Machines } from './values/machines';
export * from './values/affinity';
export { NodeQuery } from './values/node-query';
export * from './values/label-query';
export * from './values/toleration';
export * from './values/topology';
export { type SpreadOptions, TopologySpread, UnsatisfiableSpread } from './values/topology-spread';

export * from './kubernetes/virtual-machine-grant';
export * from './kubernetes/namespace-access';
export { Subject } from './values/subject';
export { NamespaceAction, VmAction } from './values/vm-action';
export { AccessLevel, type AuthorizationRuleOptions, NamespaceRole, RoleModel } from './values/namespace-role';

export { RemovalPolicy } from './values/removal-policy';
export { type NamespacedResourceProps, Resource, type ResourceProps } from './resource/resource';
export * from './refs';
export * from './synth/admission';
export * from './files/dvp-validation';
export * from './cluster/cluster-profile';
export * from './cluster/storage-class-profile';
export * from './cluster/node-group-profile';
export * from './plan/manifests';
export * from './plan/impact-plan';
export { Impact, type ObjectImpact } from './plan/impact';
export * from './plan/readiness';
export * from './plan/health-checks';
export * from './plan/capacity';
export * from './plan/stages';
export * from './synth/staging';
export * from './values/stage';

// the generated classes, for fields that the constructs above do not have
export * as l1 from '../imports/l1';
