import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.ClusterVirtualImage;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.DiskSource;
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
import io.github.cdk8sdvp.SpreadOptions;
import io.github.cdk8sdvp.Topology;
import io.github.cdk8sdvp.UnsatisfiableSpread;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());

        final Map<String, String> tier = Map.of("tier", "web");
        final Machines twins = Machines.labelled(tier);
        final IClusterVirtualImage debian = ClusterVirtualImage.fromClusterImageName("debian-12");

        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        init.addPackages("nginx", "prometheus-node-exporter");

        // three of a kind, each on a node of its own, and spread over the zones as evenly as can be
        for (final String name : List.of("web-a", "web-b", "web-c")) {
            final VirtualDisk root = VirtualDisk.Builder.create(shop, name + "-root")
                .source(DiskSource.clusterImage(debian))
                .size(Size.gibibytes(15))
                .build();
            final VirtualMachine vm = VirtualMachine.Builder.create(shop, name)
                .labels(tier)
                .vmClass(VirtualMachineClass.GENERIC)
                .cpu(Cpu.cores(2, CoreFraction.percent(20)))
                .memory(Size.gibibytes(2))
                .disks(List.of(root))
                .provisioning(Provisioning.cloudInit(init))
                .build();
            vm.getScheduling().awayFrom(twins);
            vm.getScheduling().spreadOver(Topology.ZONE, twins, SpreadOptions.builder()
                .whenUnsatisfiable(UnsatisfiableSpread.SCHEDULE_ANYWAY)
                .build());
        }

        // one address for the three of them; the machines see the addresses of the clients
        ExposedService.Builder.create(shop, "web")
            .selector(tier)
            .ports(List.of(
                Port.tcp(80, PortOptions.builder().name("http").build()),
                Port.tcp(443, PortOptions.builder().name("https").build())))
            .loadBalancer(LoadBalancerOptions.builder().className("public").addresses(List.of("192.168.2.100")).build())
            .externalTrafficPolicy(ExternalTrafficPolicy.LOCAL)
            .build();

        // what the guests measure of themselves; its name stands for each of the machines
        ExposedService.Builder.create(shop, "web-metrics")
            .selector(tier)
            .serviceType(ServiceType.HEADLESS)
            .ports(List.of(Port.tcp(9100, PortOptions.builder().name("metrics").build())))
            .build()
            .monitor("guests", MonitorOptions.builder().interval(Duration.seconds(60)).build());

        app.synth();
    }
}
