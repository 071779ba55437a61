from cdk8s import App, Chart, Size
import cdk8s_dvp as dvp

app = App()

# for the platform team: a Deckhouse cluster of three servers, each with an empty SSD, becomes one that runs machines
chart = Chart(app, "platform")

# what is known of the cluster; checks use it
profile = dvp.ClusterProfile.of(
    dvp_release="1.10.2",
    kubernetes_version="1.33",
    node_groups=[dvp.NodeGroupProfile.of("master", nodes=3)],
    node_addresses=["192.168.1.11", "192.168.1.12", "192.168.1.13"],
    pod_subnet_cidr="10.111.0.0/16",
    service_subnet_cidr="10.222.0.0/16",
)
profile.bind(app)

platform = dvp.VirtualizationPlatform(
    chart,
    "platform",
    storage=dvp.Storage.replicated(
        nodes=["node-1", "node-2", "node-3"],
        block_devices=[dvp.BlockDevices.rotational(False)],
        # snapshots need a thin pool
        thin_pool=dvp.ThinPool.percent("thin", 90, allocation_limit=100),
    ),
    dvcr=dvp.Dvcr.on_volume(Size.gibibytes(50)),
    virtual_machine_cidrs=["10.66.10.0/24"],
    # applied when the module is ready: before that, nothing checks it
    feature_gates=[dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
)

general = platform.add_class(
    "general",
    cpu=dvp.CpuModel.discovery(),
    sizing_policies=[
        dvp.SizingPolicy(
            min_cores=1,
            max_cores=8,
            min_memory_per_core=Size.gibibytes(1),
            max_memory_per_core=Size.gibibytes(8),
        )
    ],
)

small = dvp.Sizing.of(2, Size.gibibytes(4), dvp.CoreFraction.percent(20))
project = platform.add_project(
    "shop",
    administrators=[dvp.Subject.group("shop-admins")],
    quota=dvp.MachineQuota.of(
        machines=[dvp.MachineAllowance(size=small, count=5)],
        storage=[dvp.StorageAllowance(storage_class_name=platform.storage_class_name, size=Size.gibibytes(500))],
        disks=10,
        addresses=5,
    ),
)

# for the team of the shop: its first machine
shop = Chart(app, "shop", namespace=project.namespace_name)
ubuntu = dvp.VirtualImage(
    shop,
    "ubuntu",
    # pinned: the directory of a release never changes
    source=dvp.ImageSource.http(
        "https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"
    ),
)
init = dvp.CloudInit()
init.add_user(
    "ops",
    sudo=True,
    # replace this by your public key
    ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
)
dvp.VirtualMachine(
    shop,
    "web",
    vm_class=general,
    cpu=small.cpu,
    memory=small.memory,
    disks=[dvp.VirtualDisk(shop, "web-root", source=dvp.DiskSource.image(ubuntu), size=Size.gibibytes(20))],
    provisioning=dvp.Provisioning.cloud_init(init),
)

app.synth()
