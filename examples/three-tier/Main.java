import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.ClusterVirtualImage;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.ExposeServiceOptions;
import io.github.cdk8sdvp.ExposedService;
import io.github.cdk8sdvp.ExternalTrafficPolicy;
import io.github.cdk8sdvp.IClusterVirtualImage;
import io.github.cdk8sdvp.LoadBalancerOptions;
import io.github.cdk8sdvp.Machines;
import io.github.cdk8sdvp.MonitorOptions;
import io.github.cdk8sdvp.Port;
import io.github.cdk8sdvp.PortOptions;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.ServiceType;
import io.github.cdk8sdvp.Sizing;
import io.github.cdk8sdvp.SpreadOptions;
import io.github.cdk8sdvp.Topology;
import io.github.cdk8sdvp.UnsatisfiableSpread;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.NetworkPolicy;
import org.cdk8s.plus28.NetworkPolicyPort;
import org.cdk8s.plus28.NetworkPolicyRule;
import org.cdk8s.plus28.NetworkPolicyTraffic;
import org.cdk8s.plus28.Pods;
import org.cdk8s.plus28.PodsSelectOptions;

public final class Main {
    private static final App APP = new App();
    private static final Chart SHOP = new Chart(APP, "shop", ChartProps.builder().namespace("shop").build());
    private static final IClusterVirtualImage DEBIAN = ClusterVirtualImage.fromClusterImageName("debian-12");

    public static void main(final String[] args) {
        final Sizing small = Sizing.of(2, Size.gibibytes(2), CoreFraction.percent(20));
        final Sizing large = Sizing.of(4, Size.gibibytes(16), CoreFraction.percent(100));

        // the web: one address for the three of them; the machines see the addresses of the clients
        final List<VirtualMachine> web = Stream.of("web-a", "web-b", "web-c")
            .map(name -> machine("web", name, small, "nginx", "prometheus-node-exporter"))
            .collect(Collectors.toList());
        ExposedService.Builder.create(SHOP, "web")
            .selector(Map.of("tier", "web"))
            .ports(List.of(
                Port.tcp(80, PortOptions.builder().name("http").build()),
                Port.tcp(443, PortOptions.builder().name("https").build())))
            .loadBalancer(LoadBalancerOptions.builder().className("public").addresses(List.of("192.168.2.100")).build())
            .externalTrafficPolicy(ExternalTrafficPolicy.LOCAL)
            .build();
        // what the guests measure of themselves; its name stands for each of the machines
        ExposedService.Builder.create(SHOP, "web-metrics")
            .selector(Map.of("tier", "web"))
            .serviceType(ServiceType.HEADLESS)
            .ports(List.of(Port.tcp(9100, PortOptions.builder().name("metrics").build())))
            .build()
            .monitor("guests", MonitorOptions.builder().interval(Duration.seconds(60)).build());

        // the application: reached from the web alone
        final List<VirtualMachine> application = Stream.of("app-a", "app-b")
            .map(name -> machine("app", name, small, "tomcat10"))
            .collect(Collectors.toList());
        ExposedService.Builder.create(SHOP, "app")
            .selector(Map.of("tier", "app"))
            .ports(List.of(Port.tcp(8080)))
            .build();
        onlyFrom(web, "app", 8080);

        // the database: no other machines than those of the application are let in; its data have a disk of their own, which outlives the machine.
        // What PostgreSQL itself has to be told, such as to listen, is in the example postgres
        final VirtualMachine database = machine("db", "db", large, "postgresql");
        final VirtualDisk data = VirtualDisk.Builder.create(SHOP, "db-data")
            .size(Size.gibibytes(200))
            .storageClassName("replicated")
            .build();
        database.mount(data, "/var/lib/postgresql");
        database.exposeService("sql", ExposeServiceOptions.builder().ports(List.of(Port.tcp(5432))).build());
        onlyFrom(application, "db", 5432);

        APP.synth();
    }

    /** A machine of a tier: it shares no node with its twins, and together they are spread over the zones as evenly as can be. */
    private static VirtualMachine machine(final String tier, final String name, final Sizing size, final String... packages) {
        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        init.addPackages(packages);

        final VirtualDisk root = VirtualDisk.Builder.create(SHOP, name + "-root")
            .source(DiskSource.clusterImage(DEBIAN))
            .size(Size.gibibytes(15))
            .build();
        final VirtualMachine vm = VirtualMachine.Builder.create(SHOP, name)
            .labels(Map.of("tier", tier))
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(size.getCpu())
            .memory(size.getMemory())
            .disks(List.of(root))
            .provisioning(Provisioning.cloudInit(init))
            .build();
        final Machines twins = Machines.labelled(Map.of("tier", tier));
        vm.getScheduling().awayFrom(twins);
        vm.getScheduling().spreadOver(Topology.ZONE, twins, SpreadOptions.builder()
            .whenUnsatisfiable(UnsatisfiableSpread.SCHEDULE_ANYWAY)
            .build());
        return vm;
    }

    /** The machines of a tier are reached by these machines alone, and at this port. */
    private static void onlyFrom(final List<VirtualMachine> machines, final String tier, final int port) {
        final List<NetworkPolicyRule> rules = machines.stream()
            .map(peer -> NetworkPolicyRule.builder().peer(peer).ports(List.of(NetworkPolicyPort.tcp(port))).build())
            .collect(Collectors.toList());
        NetworkPolicy.Builder.create(SHOP, tier + "-policy")
            .metadata(ApiObjectMetadata.builder().name(tier).build())
            .selector(Pods.select(SHOP, tier + "-pods", PodsSelectOptions.builder().labels(Map.of("tier", tier)).build()))
            .ingress(NetworkPolicyTraffic.builder().rules(rules).build())
            .build();
    }
}
