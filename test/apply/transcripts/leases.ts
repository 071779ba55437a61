export const LEASES: Readonly<Record<string, string>> = {
  'a former run that was killed': `
0:00 the run of bob@ci:12 has not ended properly, or is still at work: watching its Lease shop/cdk8s-dvp for 20 s
0:20 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:20   VirtualDisk shop/data: created
0:20   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:24   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
0:24 stage 90 machines: ready after 4 s
0:24 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
0:24   do: attach it to a machine: DVP creates the volume when the machine starts
0:24 1 object applied and ready after 24 s
writes: create VirtualDisk shop/data, delete Lease shop/cdk8s-dvp
`,

  'a former run on this machine that was killed': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: created
0:00   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:04   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
0:04 stage 90 machines: ready after 4 s
0:04 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
0:04   do: attach it to a machine: DVP creates the volume when the machine starts
0:04 1 object applied and ready after 4 s
writes: create VirtualDisk shop/data, delete Lease shop/cdk8s-dvp
`,

  'no right to keep a Lease': `
0:00 no Lease in namespace shop, so a second run at the same time is not noticed: leases.coordination.k8s.io is forbidden: User "ann" cannot create resource "leases"
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualDisk shop/data: created
0:00   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:04   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
0:04 stage 90 machines: ready after 4 s
0:04 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
0:04   do: attach it to a machine: DVP creates the volume when the machine starts
0:04 1 object applied and ready after 4 s
writes: create VirtualDisk shop/data
`,

  'an API server that is away when the Lease is created': `
0:00   create Lease shop/cdk8s-dvp: trying again: etcdserver: request timed out
0:01 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:01   VirtualDisk shop/data: created
0:01   VirtualDisk shop/data is not ready yet (for 0 s, 3 min are normal)
0:05   VirtualDisk shop/data: waiting after 4 s: waits for the first machine that uses it
0:05 stage 90 machines: ready after 4 s
0:05 still waiting: VirtualDisk shop/data waits for the first machine that uses it [Ready/WaitingForFirstConsumer]
0:05   do: attach it to a machine: DVP creates the volume when the machine starts
0:05 1 object applied and ready after 5 s
writes: create VirtualDisk shop/data, delete Lease shop/cdk8s-dvp
`,

  'a longer run keeps its Lease': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:05   VirtualImage shop/ubuntu: ready after 1 min 5 s
1:05 stage 81 images: ready after 1 min 5 s
1:05 1 object applied and ready after 1 min 5 s
writes: create VirtualImage shop/ubuntu, delete Lease shop/cdk8s-dvp
`,

  'a right to renew the Lease that comes back': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:05   VirtualImage shop/ubuntu: ready after 1 min 5 s
1:05 stage 81 images: ready after 1 min 5 s
1:05 1 object applied and ready after 1 min 5 s
writes: create VirtualImage shop/ubuntu, delete Lease shop/cdk8s-dvp
`,

  'no right to renew the Lease': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
0:20 stopped with 4: the Lease shop/cdk8s-dvp was not renewed for 20 s, so that another run may take it over, and cannot be renewed: leases.coordination.k8s.io "cdk8s-dvp" is forbidden: User "ann" cannot update resource "leases"
writes: create VirtualImage shop/ubuntu, delete Lease shop/cdk8s-dvp
`,

  'an API server that is away longer than a Lease is valid': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:02   read the cluster: trying again: etcdserver: request timed out
0:37   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:07   VirtualImage shop/ubuntu: ready after 1 min 7 s
1:07 stage 81 images: ready after 1 min 7 s
1:07 1 object applied and ready after 1 min 7 s
writes: create VirtualImage shop/ubuntu, delete Lease shop/cdk8s-dvp
`,

  'a run that could not renew its Lease in time': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:02   read the cluster: trying again: etcdserver: request timed out
0:37   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
0:42 stopped with 4: bob@ci:12 has taken over the Lease shop/cdk8s-dvp, since this run did not renew it for 20 s
writes: create VirtualImage shop/ubuntu
`,
};
