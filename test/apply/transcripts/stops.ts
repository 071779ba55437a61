export const STOPS: Readonly<Record<string, string>> = {
  'a disk that fails': `
0:00 stage 70 projects (1 of 3): Projects, and namespaces with their limits and rights
0:00   Namespace shop: unchanged
0:00 stage 70 projects: ready after 0 s
0:00 stage 81 images (2 of 3): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: unchanged
0:00 stage 81 images: ready after 0 s
0:00 stage 90 machines (3 of 3): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: created
0:00   VirtualMachine shop/web: created
0:00   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:00   VirtualMachine shop/web is not ready yet (for 0 s, 3 min are normal)
0:10 stopped with 1: VirtualDisk shop/data failed: its data could not be written (no space left on device) [Ready/ProvisioningFailed]
0:10   do: check the source, its checksum and the free room of the StorageClass
writes: create VirtualDisk shop/data, create VirtualMachine shop/web
`,

  'a webhook that never answers': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
1:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
2:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
3:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
4:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
5:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
6:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
7:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
8:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
9:05   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
9:55 stopped with 5: apply VirtualDisk shop/data: no success after 9.9 min: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
writes: nothing
`,

  'an object that never gets ready': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: created
0:00   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 0 s, 3 min are normal)
0:00     do: set storageClass to one that \`kubectl get storageclass\` shows, or set a default class in the ModuleConfig global
1:00   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 1 min, 3 min are normal)
2:00   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 2 min, 3 min are normal)
3:00   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 3 min, 3 min are normal)
3:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 3 min 5 s, late: 3 min are normal)
3:05     do: set storageClass to one that \`kubectl get storageclass\` shows, or set a default class in the ModuleConfig global
4:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 4 min 5 s, late: 3 min are normal)
5:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 5 min 5 s, late: 3 min are normal)
6:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 6 min 5 s, late: 3 min are normal)
7:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 7 min 5 s, late: 3 min are normal)
8:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 8 min 5 s, late: 3 min are normal)
9:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 9 min 5 s, late: 3 min are normal)
10:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 10 min 5 s, late: 3 min are normal)
11:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 11 min 5 s, late: 3 min are normal)
12:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 12 min 5 s, late: 3 min are normal)
13:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 13 min 5 s, late: 3 min are normal)
14:05   VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady] (for 14 min 5 s, late: 3 min are normal)
15:00 stopped with 5: not ready after 15 min: VirtualDisk shop/data is not ready yet: its StorageClass is missing or not allowed (no default) [StorageClassReady/StorageClassNotReady]
15:00   do: set storageClass to one that \`kubectl get storageclass\` shows, or set a default class in the ModuleConfig global
writes: create VirtualDisk shop/data
`,

  'the time of a stage': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: created
0:00   VirtualDisk shop/data gets its data (for 0 s, 3 min are normal)
1:00   VirtualDisk shop/data gets its data (for 1 min, 3 min are normal)
1:00 stopped with 5: not ready after 1 min: VirtualDisk shop/data gets its data
writes: create VirtualDisk shop/data
`,

  'the time of the run': `
0:00 stage 70 projects (1 of 3): Projects, and namespaces with their limits and rights
0:00   Namespace shop: created
0:00 stage 70 projects: ready after 0 s
0:00 stage 81 images (2 of 3): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
0:30 stopped with 5: not ready after 0.5 min: VirtualImage shop/ubuntu gets its data
writes: create Namespace shop, create VirtualImage shop/ubuntu
`,

  'the time of the run, while a webhook does not answer': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   apply VirtualDisk shop/data: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
0:35 stopped with 5: apply VirtualDisk shop/data: the time of the run is over
writes: nothing
`,

  'ctrl-C': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
0:08 stopped with 130: interrupted
writes: create VirtualImage shop/ubuntu
`,
};
