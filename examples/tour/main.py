from cdk8s import ApiObject, App, Chart, Duration, JsonPatch, Size
import cdk8s_dvp as dvp
import cdk8s_plus_28 as kplus

app = App()
platform = Chart(app, "platform")
classes = Chart(app, "classes")
shop = Chart(app, "shop", namespace="shop")

# The cluster: facts for the checks
profile = dvp.ClusterProfile.of(
    dvp_release="1.10.0",
    edition=dvp.DeckhouseEdition.EE,
    storage_classes=[dvp.StorageClassProfile.of("replicated", is_default=True)],
    zones=["north", "south"],
)
profile.bind(app)

# The module: enables DVP, and is applied first, since the kinds of the other charts come with it
dvp.VirtualizationModule(
    platform,
    "virtualization",
    dvcr=dvp.Dvcr.on_volume(Size.gibibytes(50), storage_class_name="replicated"),
    virtual_machine_cidrs=["10.66.10.0/24"],
)

# An image
debian = dvp.VirtualImage(
    shop,
    "debian",
    source=dvp.ImageSource.http(
        "https://images.example.com/debian-12.qcow2",
        checksum=dvp.Checksum.sha256("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    ),
)

# Disks: from an image, blank, and existing
root = dvp.VirtualDisk(shop, "web-root", source=dvp.DiskSource.image(debian), size=Size.gibibytes(20))
data = dvp.VirtualDisk(shop, "web-data", size=Size.gibibytes(100), storage_class_name="replicated")
old = dvp.VirtualDisk.from_disk_name("worker-root")

# A machine with cloud-init
init = dvp.CloudInit(timezone="Etc/UTC")
init.add_user(
    "ops",
    sudo=True,
    ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
)
init.add_packages("nginx", "curl")
init.add_file("/etc/motd", "welcome\n", permissions="0644")

web = dvp.VirtualMachine(
    shop,
    "web",
    vm_class=dvp.VirtualMachineClass.GENERIC,
    cpu=dvp.Cpu.cores(2, dvp.CoreFraction.percent(50)),
    memory=Size.gibibytes(4),
    disks=[root],
    provisioning=dvp.Provisioning.cloud_init(init),
    run_policy=dvp.RunPolicy.ALWAYS_ON,
)
web.mount(data, "/srv/www")

# Sizing: the smallest size that the policies of a class allow
general = dvp.VirtualMachineClass(
    classes,
    "general",
    cpu=dvp.CpuModel.discovery(),
    sizing_policies=[
        dvp.SizingPolicy(
            min_cores=1,
            max_cores=8,
            core_fractions=[dvp.CoreFraction.percent(50), dvp.CoreFraction.percent(100)],
            min_memory=Size.gibibytes(1),
            max_memory=Size.gibibytes(32),
        )
    ],
)
size = dvp.Sizing.smallest_for(general, min_cores=3, min_memory=Size.gibibytes(6))
worker = dvp.VirtualMachine(
    shop,
    "worker",
    vm_class=general,
    cpu=size.cpu,
    memory=size.memory,
    disks=[old],
)

# Placement
worker.scheduling.away_from(dvp.Machines.of(web))
worker.scheduling.on_nodes_with(dvp.NodeQuery.any_of("topology.kubernetes.io/zone", "north", "south"))
worker.scheduling.prefer_nodes_with(50, dvp.NodeQuery.label("disktype", "ssd"))
worker.scheduling.tolerate("dedicated", taint_value="machines", effect=dvp.TaintEffect.NO_SCHEDULE)

# Network: a Service, an Ingress, and a second interface
web.expose_service("http", ports=[dvp.Port.tcp(80)])
web.expose_ingress("site", host="shop.example.com", port=80)
worker.connect(dvp.VmNetwork.MAIN, dvp.VmNetwork.network("backup"))

# A snapshot
before = web.snapshot("before-upgrade", keep_ip_address=False)

# An operation: it happens once, and is written to a file of its own
worker.restart("kernel-2026-11", force=True)

# A pool: it grows and shrinks with its load, and its machines may reach another one
runners = dvp.VirtualMachinePool(
    shop,
    "runners",
    vm_class=general,
    cpu=dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
    memory=Size.gibibytes(8),
    disks=[
        dvp.PoolDisk.ephemeral("root", source=dvp.DiskSource.image(debian), size=Size.gibibytes(30)),
        dvp.PoolDisk.reusable("cache", size=Size.gibibytes(50), keep=3, ttl=Duration.hours(1)),
    ],
)
runners.autoscale("autoscaler", min_replicas=2, max_replicas=20, cpu_percent=120)
web.connections.allow_from(runners, ports=[kplus.NetworkPolicyPort.tcp(80)])

# A stage: the pool is applied after everything else
dvp.Staging.of(runners).set(dvp.Stage.custom(96, "pools"))

# A grant: who may use a machine
web.grant(dvp.Subject.group("ops"), dvp.VmAction.CONSOLE, dvp.VmAction.PORT_FORWARD)

# Any field, any object: a JSON patch sets any field, a generated class writes any object
ApiObject.of(web).add_json_patch(JsonPatch.add("/spec/terminationGracePeriodSeconds", 90))
dvp.l1.KubeVirtualMachineMacAddress(shop, "mac", metadata={"name": "web-mac"}, spec={"address": "02:00:00:00:00:01"})

# A finding: acknowledge a finding, with a reason
dvp.Admission.of(before).acknowledge("VMS-03", "the machine has been there for a year")
dvp.Admission.of(runners).acknowledge("VMP-33", "after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=2")

app.synth()
