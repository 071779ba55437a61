// what an author meets first comes first
export * from './kinds/virtualization-module';
export * from './kinds/module-config';
export * from './values/dvcr';
export * from './values/https';
export { ImageStorageClassPolicy, StorageClassPolicy } from './values/storage-class-policy';
export { FeatureGate } from './values/feature-gate';
export { LogFormat, LogLevel } from './values/module-log';
export { ModuleMaintenance, ModuleProps } from './values/module-props';

export * from './kinds/virtual-image';
export * from './kinds/cluster-virtual-image';
export * from './kinds/virtual-disk';
export * from './values/image-source';
export * from './values/image-storage';
export * from './values/disk-source';
export { ContainerImageSourceOptions, HttpSourceOptions, UploadSourceOptions } from './values/download';
export * from './values/checksum';

export * from './kinds/virtual-machine';
export * from './kinds/virtual-machine-class';
export * from './kinds/virtual-machine-ip-address';
export * from './kinds/virtual-machine-mac-address';
export * from './values/block-device';
export * from './values/cpu';
export * from './values/core-fraction';
export * from './values/machine-policies';
export { CloudInitOptions, ICloudInit, Provisioning } from './values/provisioning';
export * from './values/vm-network';
export { ExposeServiceOptions, PortProtocol, ServicePort, ServiceType } from './values/service';

export * from './guest/cloud-init';
export { CloudInitFileOptions, CloudInitProps, CloudInitUserOptions } from './guest/cloud-init-options';
export * from './values/password-hash';

export { PlacementProps } from './values/placement';
export * from './values/affinity';
export { NodeQuery } from './values/node-query';
export * from './values/label-query';
export * from './values/toleration';
export * from './values/topology';
export { TopologySpread, UnsatisfiableSpread } from './values/topology-spread';

export { RemovalPolicy } from './values/removal-policy';
export { NamespacedResourceProps, Resource, ResourceProps } from './resource';
export * from './refs';
export * from './admission';

// the generated classes, for whatever the constructs above do not reach
export * as l1 from '../imports/l1';
