// what an author meets first comes first
export * from './kinds/virtualization-module';
export * from './kinds/module-config';
export * from './values/dvcr';
export * from './values/https';
export type { ImageStorageClassPolicy, StorageClassPolicy } from './values/storage-class-policy';
export { FeatureGate } from './values/feature-gate';
export { LogFormat, LogLevel } from './values/module-log';
export { ModuleMaintenance, type ModuleProps } from './values/module-props';

export * from './kinds/virtual-image';
export * from './kinds/cluster-virtual-image';
export * from './kinds/virtual-disk';
export * from './values/image-source';
export * from './values/image-storage';
export * from './values/disk-source';
export type { ContainerImageSourceOptions, HttpSourceOptions, UploadSourceOptions } from './values/download';
export * from './values/checksum';

export * from './kinds/virtual-machine';
export * from './kinds/virtual-machine-class';
export * from './kinds/virtual-machine-ip-address';
export * from './kinds/virtual-machine-mac-address';
export * from './values/block-device';
export * from './values/cpu';
export * from './values/core-fraction';
export * from './values/machine-policies';
export { type CloudInitOptions, type ICloudInit, Provisioning } from './values/provisioning';
export * from './values/vm-network';
export { type ExposeServiceOptions, PortProtocol, type ServicePort, ServiceType } from './values/service';

export { CloudInit } from './guest/cloud-init';
export type { CloudInitFileOptions, CloudInitProps, CloudInitUserOptions } from './guest/cloud-init-options';
export { PasswordHash } from './values/password-hash';

export type { PlacementProps } from './values/placement';
export * from './values/affinity';
export { NodeQuery } from './values/node-query';
export * from './values/label-query';
export * from './values/toleration';
export * from './values/topology';
export { type TopologySpread, UnsatisfiableSpread } from './values/topology-spread';

export { RemovalPolicy } from './values/removal-policy';
export { type NamespacedResourceProps, Resource, type ResourceProps } from './resource';
export * from './refs';
export * from './admission';
export * from './dvp-validation';
export * from './cluster-profile';

// the generated classes, for whatever the constructs above do not reach
export * as l1 from '../imports/l1';
