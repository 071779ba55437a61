export const ORDER: Readonly<Record<string, string>> = {
  'from the module to a machine': `
0:00 stage 60 virtualization (1 of 4): Virtualization
0:00   ModuleConfig virtualization: created
0:00   Module virtualization is installed now (for 0 s, 5 min are normal)
0:00   waiting for parts of the platform: CustomResourceDefinition virtualmachineclasses.virtualization.deckhouse.io, CustomResourceDefinition clustervirtualimages.virtualization.deckhouse.io, CustomResourceDefinition virtualimages.virtualization.deckhouse.io and 13 more
1:00   Module virtualization is installed now (for 1 min, 5 min are normal)
1:00   waiting for parts of the platform: CustomResourceDefinition virtualmachineclasses.virtualization.deckhouse.io, CustomResourceDefinition clustervirtualimages.virtualization.deckhouse.io, CustomResourceDefinition virtualimages.virtualization.deckhouse.io and 13 more
1:30   Module virtualization: ready after 1 min 30 s
2:00 stage 60 virtualization: ready after 2 min
2:00 stage 70 projects (2 of 4): Projects, and namespaces with their limits and rights
2:00   Namespace shop: created
2:00 stage 70 projects: ready after 0 s
2:00 stage 81 images (3 of 4): Images, addresses, networks and settings of machines
2:00   VirtualImage shop/ubuntu: created
2:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
2:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
3:05   VirtualImage shop/ubuntu: ready after 1 min 5 s
3:05 stage 81 images: ready after 1 min 5 s
3:05 stage 90 machines (4 of 4): Disks and machines, and every other kind
3:05   VirtualDisk shop/data: created
3:05   VirtualMachine shop/web: created
3:05   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
3:05   VirtualMachine shop/web is not ready yet (for 0 s, 3 min are normal)
3:09   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
3:35   VirtualMachine shop/web starts (for 0 s, 3 min are normal)
3:45   VirtualMachine shop/web: ready after 40 s
3:45 stage 90 machines: ready after 40 s
3:45 5 objects applied and ready after 3 min 45 s
writes: create ModuleConfig virtualization, create Namespace shop, create VirtualImage shop/ubuntu, create VirtualDisk shop/data, create VirtualMachine shop/web
`,

  'everything is there already': `
0:00 stage 70 projects (1 of 3): Projects, and namespaces with their limits and rights
0:00   Namespace shop: unchanged
0:00 stage 70 projects: ready after 0 s
0:00 stage 81 images (2 of 3): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: unchanged
0:00 stage 81 images: ready after 0 s
0:00 stage 90 machines (3 of 3): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: unchanged
0:00   VirtualMachine shop/web: unchanged
0:00 stage 90 machines: ready after 0 s
0:00 4 objects applied and ready after 0 s
writes: nothing
`,

  'feature gates after the module': `
0:00 stage 60 virtualization (1 of 2): Virtualization
0:00   ModuleConfig virtualization: created
0:00   Module virtualization is installed now (for 0 s, 5 min are normal)
0:00   waiting for parts of the platform: CustomResourceDefinition virtualmachineclasses.virtualization.deckhouse.io, CustomResourceDefinition clustervirtualimages.virtualization.deckhouse.io, CustomResourceDefinition virtualimages.virtualization.deckhouse.io and 13 more
0:10   Module virtualization: ready after 10 s
0:20 stage 60 virtualization: ready after 20 s
0:20 stage 61 gates (2 of 2): Feature gates and live migration
0:20   ModuleConfig virtualization: changed
0:20   Module virtualization may not have seen the change yet (for 0 s, 5 min are normal)
0:30   Module virtualization: ready after 10 s
0:30 stage 61 gates: ready after 10 s
0:30 1 object applied and ready after 30 s
writes: create ModuleConfig virtualization, change ModuleConfig virtualization
`,

  'feature gates that are there already': `
0:00 stage 60 virtualization (1 of 2): Virtualization
0:00   ModuleConfig virtualization: unchanged
0:00 stage 60 virtualization: ready after 0 s
0:00 stage 61 gates (2 of 2): Feature gates and live migration
0:00   ModuleConfig virtualization: unchanged
0:00 stage 61 gates: ready after 0 s
0:00 1 object applied and ready after 0 s
writes: nothing
`,

  'a kind that comes later': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   apply VirtualDisk shop/data: trying again: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"
0:15   VirtualDisk shop/data: created
0:15   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:19   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
0:19 stage 90 machines: ready after 19 s
0:19 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
0:19   do: attach it to a machine: DVP creates the volume when the machine starts
0:19 1 object applied and ready after 19 s
writes: create VirtualDisk shop/data
`,

  'an API server that is away for a while': `
0:00   read the cluster: trying again: etcdserver: request timed out
0:01 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:01   VirtualImage shop/ubuntu: created
0:01   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:07   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:06   VirtualImage shop/ubuntu: ready after 1 min 5 s
1:06 stage 81 images: ready after 1 min 5 s
1:06 1 object applied and ready after 1 min 6 s
writes: create VirtualImage shop/ubuntu
`,

  'a module that shows a conflict before it has seen the change': `
0:00 stage 32 storage (1 of 1): Storage modules
0:00   ModuleConfig sds-local-volume: changed
0:00   Module sds-local-volume may not have seen the change yet (for 0 s, 5 min are normal)
0:00   waiting for parts of the platform: CustomResourceDefinition localstorageclasses.storage.deckhouse.io
0:10   Module sds-local-volume: ready after 10 s
0:10 stage 32 storage: ready after 10 s
0:10 1 object applied and ready after 10 s
writes: change ModuleConfig sds-local-volume
`,

  'a volume group that has not seen the change yet': `
0:00 stage 40 volume-groups (1 of 1): Volume groups, and connections to storage
0:00   LVMVolumeGroup data: changed
0:00   LVMVolumeGroup data may not have seen the change yet (for 0 s, 1 min are normal)
0:04   LVMVolumeGroup data is not on its node yet (for 0 s, 1 min are normal)
0:30   LVMVolumeGroup data: ready after 30 s
0:30 stage 40 volume-groups: ready after 30 s
0:30 1 object applied and ready after 30 s
writes: change LVMVolumeGroup data
`,

  'a disk that was ready at the beginning': `
0:00 stage 81 images (1 of 2): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:05   VirtualImage shop/ubuntu: ready after 1 min 5 s
1:05 stage 81 images: ready after 1 min 5 s
1:05 stage 90 machines (2 of 2): Disks and machines, and every other kind
1:05   VirtualDisk shop/data: unchanged
1:05 stopped with 1: VirtualDisk shop/data failed
1:05   do: correct the cause, then delete the disk and apply it again
writes: create VirtualImage shop/ubuntu
`,

  'a kind that no manifest brings': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   apply VirtualDisk shop/data: trying again: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"
0:25 stopped with 5: apply VirtualDisk shop/data: no success after 0.4 min: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"
writes: nothing
`,

  'a kind that comes after its module': `
0:00 stage 60 virtualization (1 of 2): Virtualization
0:00   ModuleConfig virtualization: created
0:00   Module virtualization may not have seen the change yet (for 0 s, 5 min are normal)
0:00   waiting for parts of the platform: CustomResourceDefinition virtualmachineclasses.virtualization.deckhouse.io, CustomResourceDefinition clustervirtualimages.virtualization.deckhouse.io, CustomResourceDefinition virtualimages.virtualization.deckhouse.io and 13 more
0:10   Module virtualization: ready after 10 s
0:10 stage 60 virtualization: ready after 10 s
0:10 stage 90 machines (2 of 2): Disks and machines, and every other kind
0:10   apply VirtualDisk shop/data: trying again: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"
1:15   apply VirtualDisk shop/data: trying again: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"
1:35   VirtualDisk shop/data: created
1:35   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
1:39   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
1:39 stage 90 machines: ready after 1 min 29 s
1:39 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
1:39   do: attach it to a machine: DVP creates the volume when the machine starts
1:39 2 objects applied and ready after 1 min 39 s
writes: create ModuleConfig virtualization, create VirtualDisk shop/data
`,
};
