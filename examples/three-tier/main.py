from cdk8s import ApiObjectMetadata, App, Chart, Duration, Size
import cdk8s_dvp as dvp
import cdk8s_plus_28 as kplus

app = App()
shop = Chart(app, "shop", namespace="shop")
debian = dvp.ClusterVirtualImage.from_cluster_image_name("debian-12")


def machine(tier: str, name: str, size: dvp.Sizing, *packages: str) -> dvp.VirtualMachine:
    """A machine of a tier: it shares no node with its twins, and together they are spread over the zones as evenly as can be."""
    init = dvp.CloudInit()
    init.add_user(
        "ops",
        sudo=True,
        ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
    )
    init.add_packages(*packages)

    root = dvp.VirtualDisk(
        shop,
        f"{name}-root",
        source=dvp.DiskSource.cluster_image(debian),
        size=Size.gibibytes(15),
    )
    vm = dvp.VirtualMachine(
        shop,
        name,
        labels={"tier": tier},
        vm_class=dvp.VirtualMachineClass.GENERIC,
        cpu=size.cpu,
        memory=size.memory,
        disks=[root],
        provisioning=dvp.Provisioning.cloud_init(init),
    )
    twins = dvp.Machines.labelled({"tier": tier})
    vm.scheduling.away_from(twins)
    vm.scheduling.spread_over(
        dvp.Topology.ZONE,
        twins,
        when_unsatisfiable=dvp.UnsatisfiableSpread.SCHEDULE_ANYWAY,
    )
    return vm


def only_from(machines: list[dvp.VirtualMachine], tier: str, port: int) -> None:
    """The machines of a tier are reached by these machines alone, and at this port."""
    ports = [kplus.NetworkPolicyPort.tcp(port)]
    kplus.NetworkPolicy(
        shop,
        f"{tier}-policy",
        metadata=ApiObjectMetadata(name=tier),
        selector=kplus.Pods.select(shop, f"{tier}-pods", labels={"tier": tier}),
        ingress=kplus.NetworkPolicyTraffic(
            rules=[kplus.NetworkPolicyRule(peer=peer, ports=ports) for peer in machines],
        ),
    )


small = dvp.Sizing.of(2, Size.gibibytes(2), dvp.CoreFraction.percent(20))
large = dvp.Sizing.of(4, Size.gibibytes(16), dvp.CoreFraction.percent(100))

# the web: one address for the three of them; the machines see the addresses of the clients
web = [
    machine("web", name, small, "nginx", "prometheus-node-exporter")
    for name in ["web-a", "web-b", "web-c"]
]
dvp.ExposedService(
    shop,
    "web",
    selector={"tier": "web"},
    ports=[dvp.Port.tcp(80, name="http"), dvp.Port.tcp(443, name="https")],
    load_balancer=dvp.LoadBalancerOptions(class_name="public", addresses=["192.168.2.100"]),
    external_traffic_policy=dvp.ExternalTrafficPolicy.LOCAL,
)
# what the guests measure of themselves; its name stands for each of the machines
metrics = dvp.ExposedService(
    shop,
    "web-metrics",
    selector={"tier": "web"},
    service_type=dvp.ServiceType.HEADLESS,
    ports=[dvp.Port.tcp(9100, name="metrics")],
)
metrics.monitor("guests", interval=Duration.seconds(60))

# the application: reached from the web alone
application = [machine("app", name, small, "tomcat10") for name in ["app-a", "app-b"]]
dvp.ExposedService(shop, "app", selector={"tier": "app"}, ports=[dvp.Port.tcp(8080)])
only_from(web, "app", 8080)

# the database: no other machines than those of the application are let in; its data have a disk of their own, which outlives the machine.
# What PostgreSQL itself has to be told, such as to listen, is in the example postgres
database = machine("db", "db", large, "postgresql")
data = dvp.VirtualDisk(shop, "db-data", size=Size.gibibytes(200), storage_class_name="replicated")
database.mount(data, "/var/lib/postgresql")
database.expose_service("sql", ports=[dvp.Port.tcp(5432)])
only_from(application, "db", 5432)

app.synth()
