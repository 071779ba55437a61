from cdk8s import App, Chart, Duration, Size
import cdk8s_dvp as dvp
import cdk8s_plus_28 as kplus

app = App()
ci = Chart(app, "ci", namespace="ci")

ubuntu = dvp.VirtualImage(
    ci,
    "ubuntu",
    # pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
    source=dvp.ImageSource.http(
        "https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"
    ),
)

cache_size = Size.gibibytes(50)

init = dvp.CloudInit()
init.add_user(
    "ops",
    sudo=True,
    # replace this by your public key
    ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
)
init.add_packages("git", "podman")
# blank when it is new, and full of what the last runner left when it is not
init.add_mount("cache", "/var/cache/ci", size=cache_size)

# no `replicas`: the autoscaler decides
runners = dvp.VirtualMachinePool(
    ci,
    "runners",
    vm_class=dvp.VirtualMachineClass.GENERIC,
    cpu=dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
    memory=Size.gibibytes(8),
    provisioning=dvp.Provisioning.cloud_init(init),
    disks=[
        # each runner begins clean
        dvp.PoolDisk.ephemeral("root", source=dvp.DiskSource.image(ubuntu), size=Size.gibibytes(30)),
        # a new runner takes the cache of one that has gone; the three freed last wait for it however long it takes, others an hour
        dvp.PoolDisk.reusable("cache", size=cache_size, keep=3, ttl=Duration.hours(1)),
    ],
    scale_down_policy=dvp.ScaleDownPolicy.OLDEST_FIRST,
)

runners.autoscale(
    "autoscaler",
    min_replicas=2,
    max_replicas=20,
    # of what is guaranteed: a runner that uses all of its cores is at 200
    cpu_percent=120,
    # whoever goes takes its job along, so nobody goes for a quiet minute
    scale_down=kplus.ScalingRules(stabilization_window=Duration.minutes(30)),
)
# an autoscaler does not start a pool without a number of machines: each synth prints the command for it
dvp.Admission.of(runners).acknowledge("VMP-33", "after the first apply: kubectl scale virtualmachinepool/runners -n ci --replicas=2")

app.synth()
