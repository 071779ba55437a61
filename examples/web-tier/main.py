from cdk8s import App, Chart, Duration, Size
import cdk8s_dvp as dvp

app = App()
shop = Chart(app, "shop", namespace="shop")

tier = {"tier": "web"}
twins = dvp.Machines.labelled(tier)
debian = dvp.ClusterVirtualImage.from_cluster_image_name("debian-12")

init = dvp.CloudInit()
init.add_user(
    "ops",
    sudo=True,
    ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
)
init.add_packages("nginx", "prometheus-node-exporter")

# three of a kind, each on a node of its own, and spread over the zones as evenly as can be
for name in ["web-a", "web-b", "web-c"]:
    root = dvp.VirtualDisk(
        shop,
        f"{name}-root",
        source=dvp.DiskSource.cluster_image(debian),
        size=Size.gibibytes(15),
    )
    vm = dvp.VirtualMachine(
        shop,
        name,
        labels=tier,
        vm_class=dvp.VirtualMachineClass.GENERIC,
        cpu=dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory=Size.gibibytes(2),
        disks=[root],
        provisioning=dvp.Provisioning.cloud_init(init),
    )
    vm.scheduling.away_from(twins)
    vm.scheduling.spread_over(
        dvp.Topology.ZONE,
        twins,
        when_unsatisfiable=dvp.UnsatisfiableSpread.SCHEDULE_ANYWAY,
    )

# one address for the three of them; the machines see the addresses of the clients
dvp.ExposedService(
    shop,
    "web",
    selector=tier,
    ports=[dvp.Port.tcp(80, name="http"), dvp.Port.tcp(443, name="https")],
    load_balancer=dvp.LoadBalancerOptions(class_name="public", addresses=["192.168.2.100"]),
    external_traffic_policy=dvp.ExternalTrafficPolicy.LOCAL,
)

# what the guests measure of themselves; its name stands for each of the machines
metrics = dvp.ExposedService(
    shop,
    "web-metrics",
    selector=tier,
    service_type=dvp.ServiceType.HEADLESS,
    ports=[dvp.Port.tcp(9100, name="metrics")],
)
metrics.monitor("guests", interval=Duration.seconds(60))

app.synth()
