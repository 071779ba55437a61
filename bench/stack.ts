import { Chart, Duration, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

/** stands for the number of a stack while the others are derived from one; no other number of a stack contains it */
export const MARK = 4242424242;

export const NAMESPACE = 'shop';

/**
 * One machine with all that it needs, written as an author would: image, disk, VirtualMachine, Secret and Service.
 */
export function addStack(chart: Chart, i: number, init: dvp.ICloudInit = { render: () => userData(i) }): void {
  const image = new dvp.VirtualImage(chart, `image-${i}`, {
    source: dvp.ImageSource.http(`https://images.example.com/debian-12-${i}.qcow2`),
  });
  const disk = new dvp.VirtualDisk(chart, `disk-${i}`, {
    source: dvp.DiskSource.image(image),
    size: Size.gibibytes(20),
    storageClassName: 'replicated',
  });
  const machine = new dvp.VirtualMachine(chart, `vm-${i}`, {
    labels: { app: 'shop', tier: 'web' },
    annotations: { 'example.com/owner': `team-${i}` },
    vmClass: dvp.VirtualMachineClass.GENERIC,
    cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
    memory: Size.gibibytes(8),
    disks: [disk],
    provisioning: dvp.Provisioning.cloudInit(init, { secret: true }),
    runPolicy: dvp.RunPolicy.ALWAYS_ON,
    osType: dvp.OsType.GENERIC,
    bootloader: dvp.Bootloader.EFI,
    enableParavirtualization: true,
    restartApprovalMode: dvp.RestartApprovalMode.AUTOMATIC,
    liveMigrationPolicy: dvp.LiveMigrationPolicy.PREFER_SAFE,
    terminationGracePeriod: Duration.minutes(2),
    priorityClassName: 'production-medium',
    nodeSelector: { 'node.deckhouse.io/group': 'worker' },
    tolerations: [
      dvp.Toleration.taint('dedicated', { taintValue: 'vm', effect: dvp.TaintEffect.NO_SCHEDULE }),
      dvp.Toleration.taint('maintenance', { effect: dvp.TaintEffect.NO_EXECUTE, period: Duration.minutes(5) }),
    ],
    nodeAffinity: [
      dvp.NodeAffinity.required(dvp.NodeQuery.anyOf('topology.kubernetes.io/zone', 'a', 'b')),
      dvp.NodeAffinity.preferred(10, dvp.NodeQuery.exists('example.com/fast-disks')),
    ],
    antiAffinity: [
      dvp.MachineAffinity.required(dvp.Topology.NODE, {
        labels: [dvp.LabelQuery.equal('app', 'shop'), dvp.LabelQuery.equal('tier', 'web')],
      }),
    ],
    topologySpread: [dvp.TopologySpread.over(dvp.Topology.ZONE, [dvp.LabelQuery.equal('app', 'shop')])],
  });
  machine.exposeService('web', {
    ports: [dvp.Port.tcp(80, { name: 'http', targetPort: 8080 }), dvp.Port.tcp(443, { name: 'https', targetPort: 8443 })],
  });
}

/** the same stack, whose user data the library writes too */
export function addStackWithCloudInit(chart: Chart, i: number): void {
  const init = new dvp.CloudInit({ timezone: 'Europe/Berlin' });
  init.addUser('ops', { sudo: true, sshKeys: [KEY] });
  init.addFile('/etc/motd', `This is machine ${i}.\n`);
  init.addPackages('nginx', 'curl');
  init.enableService('nginx');
  addStack(chart, i, init);
}

// half of a key pair that nobody has
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';

export const userData = (i: number): string => `#cloud-config
timezone: Europe/Berlin
users:
  - default
  - name: ops
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys:
      - ${KEY}
write_files:
  - path: /etc/motd
    content: |
      This is machine ${i}.
package_update: true
packages:
  - nginx
  - curl
runcmd:
  - - systemctl
    - enable
    - --now
    - nginx
`;
