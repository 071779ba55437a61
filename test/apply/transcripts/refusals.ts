export const REFUSALS: Readonly<Record<string, string>> = {
  'a machine that somebody else creates meanwhile': `
0:00 stage 81 images (1 of 2): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:06   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
1:05   VirtualImage shop/ubuntu: ready after 1 min 5 s
1:05 stage 81 images: ready after 1 min 5 s
1:05 stage 90 machines (2 of 2): Disks and machines, and every other kind
1:05 stopped with 3: VirtualMachine shop/web /spec/cpu/cores (guest-restart)
1:05   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
1:05   from: 2
1:05   to: 4
1:05   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
1:05 
1:05 1 guest-restart
1:05 
1:05 this was not applied: there is no terminal to ask on: agree with --accept guest-restart
writes: create VirtualImage shop/ubuntu
`,

  'a rejected object': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00 stopped with 1: the cluster rejects VirtualDisk shop/data: admission webhook "x" denied the request: no
writes: nothing
`,

  'fields of another manager': `
0:00 stopped with 1: VirtualDisk shop/data: others own fields that the manifest sets
0:00   kubectl-edit: .spec.persistentVolumeClaim.size
0:00   do: leave these fields out of the manifest; or let the other manager leave them out; or give them to cdk8s-dvp once, by hand,
0:00   with a FILE that has only this object:
0:00       kubectl apply --server-side --field-manager=cdk8s-dvp --force-conflicts -f FILE
writes: nothing
`,

  'rights are missing': `
0:00 stopped with 6: rights are missing, nothing was applied:
0:00   patch namespaces
0:00   create, patch virtualdisks.virtualization.deckhouse.io in namespace shop
0:00   do: ask an administrator for a role with these verbs, or use another --context
writes: nothing
`,

  'a restart without a terminal': `
0:00 stopped with 3: VirtualMachine shop/web /spec/cpu/cores (guest-restart)
0:00   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
0:00   from: 2
0:00   to: 4
0:00   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
0:00 
0:00 1 guest-restart
0:00 
0:00 this was not applied: there is no terminal to ask on: agree with --accept guest-restart
writes: nothing
`,

  'a restart that is accepted': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualMachine shop/web: changed
0:00   VirtualMachine shop/web may not have seen the change yet (for 0 s, 3 min are normal)
0:10   VirtualMachine shop/web: ready after 10 s
0:10 stage 90 machines: ready after 10 s
0:10 1 object applied and ready after 10 s
writes: change VirtualMachine shop/web
`,

  'a change that waits for a restart': `
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualMachine shop/web: changed
0:00   VirtualMachine shop/web may not have seen the change yet (for 0 s, 3 min are normal)
0:10   VirtualMachine shop/web runs as it was before the change, until it is restarted
0:10   VirtualMachine shop/web: ready after 10 s
0:10 stage 90 machines: ready after 10 s
0:10 1 object applied and ready after 10 s
writes: change VirtualMachine shop/web
`,

  'a restart that a user refuses': `
0:00 VirtualMachine shop/web /spec/cpu/cores (guest-restart)
0:00   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
0:00   from: 2
0:00   to: 4
0:00   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
0:00 
0:00 1 guest-restart
0:00 stopped with 3: this was not applied
writes: nothing
`,

  'a restart that a user wants': `
0:00 VirtualMachine shop/web /spec/cpu/cores (guest-restart)
0:00   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
0:00   from: 2
0:00   to: 4
0:00   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
0:00 
0:00 1 guest-restart
0:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
0:00   VirtualMachine shop/web: changed
0:00   VirtualMachine shop/web may not have seen the change yet (for 0 s, 3 min are normal)
0:10   VirtualMachine shop/web: ready after 10 s
0:10 stage 90 machines: ready after 10 s
0:10 1 object applied and ready after 10 s
writes: change VirtualMachine shop/web
`,

  'placeholders that nothing has replaced': `
0:00 stopped with 2: CephClusterConnection ceph-16 /spec/userKey is a placeholder, got \${CEPH_USER_KEY}
0:00 CephClusterConnection ceph-27 /spec/userKey is a placeholder, got <path:secret/data/ceph#key>
0:00   do: replace it first: for example envsubst <FILE | cdk8s-dvp apply -
writes: nothing
`,

  'settings of the whole cluster that another manager owns': `
0:00 stopped with 1: ModuleConfig global: others own fields that the manifest sets
0:00   deckhouse-controller: .spec.settings.modules
0:00   do: leave these fields out of the manifest: they are settings of the whole cluster
writes: nothing
`,

  'a machine that changes while a user thinks': `
0:00 VirtualMachine shop/web /spec/cpu/cores (guest-restart)
0:00   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
0:00   from: 2
0:00   to: 4
0:00   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
0:00 
0:00 1 guest-restart
1:30 the cluster has changed since the question: this is what applying does now
1:30 VirtualMachine shop/web /spec/cpu/cores (guest-restart)
1:30   without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
1:30   from: 3
1:30   to: 4
1:30   depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on
1:30 
1:30 1 guest-restart
3:00 stage 90 machines (1 of 1): Disks and machines, and every other kind
3:00   VirtualMachine shop/web: changed
3:00   VirtualMachine shop/web may not have seen the change yet (for 0 s, 3 min are normal)
3:10   VirtualMachine shop/web: ready after 10 s
3:10 stage 90 machines: ready after 10 s
3:10 1 object applied and ready after 3 min 10 s
writes: change VirtualMachine shop/web
`,

  'an upload that somebody else has made meanwhile': `
0:00 stage 60 virtualization (1 of 2): Virtualization
0:00   ModuleConfig virtualization: created
0:00   Module virtualization is installed now (for 0 s, 5 min are normal)
0:00   waiting for parts of the platform: CustomResourceDefinition virtualmachineclasses.virtualization.deckhouse.io, CustomResourceDefinition clustervirtualimages.virtualization.deckhouse.io, CustomResourceDefinition virtualimages.virtualization.deckhouse.io and 13 more
0:10   Module virtualization: ready after 10 s
0:20 stage 60 virtualization: ready after 20 s
0:20 stage 81 images (2 of 2): Images, addresses, networks and settings of machines
0:20 stopped with 1: VirtualImage shop/own was not deleted: it was in the phase Failed at the beginning, and now it is another object or in another phase
0:20   do: see its state, and run again
writes: create ModuleConfig virtualization
`,
};
