/**
 * What is known of the cluster that manifests are meant for. What is left out is not known, and nothing is concluded from it.
 */
export interface ClusterFacts {
  /** release of the module `virtualization`, for example `1.9.0`; `next` is newer than every release */
  readonly dvpRelease?: string;
  /** edition of Deckhouse: CE, BE, SE, SE+, EE, CSE Lite or CSE Pro */
  readonly edition?: string;
  /** release of Kubernetes, for example `1.31` */
  readonly kubernetesVersion?: string;
  /** release of Deckhouse, for example `1.74.2` */
  readonly deckhouseRelease?: string;
  /** all modules that are on, with their release where it is known, else the empty string */
  readonly modules?: Readonly<Record<string, string>>;
  /** all StorageClasses */
  readonly storageClasses?: readonly StorageClassFacts[];
  /** all NodeGroups */
  readonly nodeGroups?: readonly NodeGroupFacts[];
  /** names of all availability zones */
  readonly zones?: readonly string[];
  /** names of all ClusterNetworks of the module `sdn` */
  readonly clusterNetworks?: readonly string[];
  /** all Networks of the module `sdn`, as `namespace/name` */
  readonly networks?: readonly string[];
  /** names of all SystemNetworks of the module `sdn` that are ready */
  readonly systemNetworks?: readonly string[];
  /** addresses of nodes, internal and external */
  readonly nodeAddresses?: readonly string[];
  readonly podSubnetCidr?: string;
  readonly serviceSubnetCidr?: string;
  /** ranges for machines, as the module has them */
  readonly virtualMachineCidrs?: readonly string[];
  /** feature gates of the module that are on */
  readonly featureGates?: readonly string[];
  /** names of all VirtualMachineClasses */
  readonly virtualMachineClasses?: readonly string[];
  /** name of the default VirtualMachineClass, the empty string where there is none */
  readonly defaultVirtualMachineClass?: string;
  /** names of all PriorityClasses */
  readonly priorityClasses?: readonly string[];
  /** names of all GPUClasses */
  readonly gpuClasses?: readonly string[];
}

export interface StorageClassFacts {
  readonly name: string;
  readonly provisioner?: string;
  /** Immediate or WaitForFirstConsumer */
  readonly volumeBindingMode?: string;
  readonly isDefault?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface NodeGroupFacts {
  readonly name: string;
  /** all labels that every node of the group has, with one value */
  readonly labels?: Readonly<Record<string, string>>;
  /** keys of labels that some nodes of the group have and others lack, or have with another value */
  readonly varyingLabels?: readonly string[];
  /** keys of the taints that every node of the group has */
  readonly taints?: readonly string[];
  readonly nodes?: number;
}
