import io.github.cdk8sdvp.*;
import io.github.cdk8sdvp.l1.KubeVirtualMachineMacAddress;
import io.github.cdk8sdvp.l1.VirtualMachineMacAddressSpec;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.JsonPatch;
import org.cdk8s.Size;
import org.cdk8s.plus28.NetworkPolicyPort;
import org.cdk8s.plus28.PodConnectionsAllowFromOptions;

public final class Main {
    public static void main(final String[] args) {
        App app = new App();
        Chart platform = new Chart(app, "platform");
        Chart classes = new Chart(app, "classes");
        Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());

        // The cluster: facts for the checks
        ClusterProfile.of(ClusterProfileProps.builder()
            .dvpRelease("1.10.0")
            .edition(DeckhouseEdition.EE)
            .storageClasses(List.of(StorageClassProfile.of("replicated", StorageClassProfileOptions.builder().isDefault(true).build())))
            .zones(List.of("north", "south"))
            .build()).bind(app);

        // The module: enables DVP, and is applied first, since the kinds of the other charts come with it
        VirtualizationModule.Builder.create(platform, "virtualization")
            .dvcr(Dvcr.onVolume(Size.gibibytes(50), DvcrOptions.builder().storageClassName("replicated").build()))
            .virtualMachineCidrs(List.of("10.66.10.0/24"))
            .build();

        // An image
        VirtualImage debian = VirtualImage.Builder.create(shop, "debian")
            .source(ImageSource.http("https://images.example.com/debian-12.qcow2", HttpSourceOptions.builder()
                .checksum(Checksum.sha256("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"))
                .build()))
            .build();

        // Disks: from an image, blank, and existing
        VirtualDisk root = VirtualDisk.Builder.create(shop, "web-root").source(DiskSource.image(debian)).size(Size.gibibytes(20)).build();
        VirtualDisk data = VirtualDisk.Builder.create(shop, "web-data").size(Size.gibibytes(100)).storageClassName("replicated").build();
        IVirtualDisk old = VirtualDisk.fromDiskName("worker-root");

        // A machine with cloud-init
        CloudInit init = CloudInit.Builder.create().timezone("Etc/UTC").build();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        init.addPackages("nginx", "curl");
        init.addFile("/etc/motd", "welcome\n", CloudInitFileOptions.builder().permissions("0644").build());

        VirtualMachine web = VirtualMachine.Builder.create(shop, "web")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(2, CoreFraction.percent(50)))
            .memory(Size.gibibytes(4))
            .disks(List.of(root))
            .provisioning(Provisioning.cloudInit(init))
            .runPolicy(RunPolicy.ALWAYS_ON)
            .build();
        web.mount(data, "/srv/www");

        // Sizing: the smallest size that the policies of a class allow
        VirtualMachineClass general = VirtualMachineClass.Builder.create(classes, "general")
            .cpu(CpuModel.discovery())
            .sizingPolicies(List.of(SizingPolicy.builder()
                .minCores(1)
                .maxCores(8)
                .coreFractions(List.of(CoreFraction.percent(50), CoreFraction.percent(100)))
                .minMemory(Size.gibibytes(1))
                .maxMemory(Size.gibibytes(32))
                .build()))
            .build();
        Sizing size = Sizing.smallestFor(general, SizingNeeds.builder().minCores(3).minMemory(Size.gibibytes(6)).build());
        VirtualMachine worker = VirtualMachine.Builder.create(shop, "worker")
            .vmClass(general)
            .cpu(size.getCpu())
            .memory(size.getMemory())
            .disks(List.of(old))
            .build();

        // Placement
        worker.getScheduling().awayFrom(Machines.of(web));
        worker.getScheduling().onNodesWith(NodeQuery.anyOf("topology.kubernetes.io/zone", "north", "south"));
        worker.getScheduling().preferNodesWith(50, NodeQuery.label("disktype", "ssd"));
        worker.getScheduling().tolerate("dedicated", TolerationOptions.builder().taintValue("machines").effect(TaintEffect.NO_SCHEDULE).build());

        // Network: a Service, an Ingress, and a second interface
        web.exposeService("http", ExposeServiceOptions.builder().ports(List.of(Port.tcp(80))).build());
        web.exposeIngress("site", ExposeIngressOptions.builder().host("shop.example.com").port(80).build());
        worker.connect(VmNetwork.MAIN, VmNetwork.network("backup"));

        // A snapshot
        VirtualMachineSnapshot before = web.snapshot("before-upgrade", MachineSnapshotOptions.builder().keepIpAddress(false).build());

        // An operation: it happens once, and is written to a file of its own
        worker.restart("kernel-2026-11", ForceOperationOptions.builder().force(true).build());

        // A pool: it grows and shrinks with its load, and its machines may reach another one
        VirtualMachinePool runners = VirtualMachinePool.Builder.create(shop, "runners")
            .vmClass(general)
            .cpu(Cpu.cores(4, CoreFraction.percent(50)))
            .memory(Size.gibibytes(8))
            .disks(List.of(
                PoolDisk.ephemeral("root", PoolDiskOptions.builder().source(DiskSource.image(debian)).size(Size.gibibytes(30)).build()),
                PoolDisk.reusable("cache", ReusablePoolDiskOptions.builder().size(Size.gibibytes(50)).keep(3).ttl(Duration.hours(1)).build())))
            .build();
        runners.autoscale("autoscaler", AutoscaleOptions.builder().minReplicas(2).maxReplicas(20).cpuPercent(120).build());
        web.getConnections().allowFrom(runners, PodConnectionsAllowFromOptions.builder().ports(List.of(NetworkPolicyPort.tcp(80))).build());

        // A stage: the pool is applied after everything else
        Staging.of(runners).set(Stage.custom(96, "pools"));

        // A grant: who may use a machine
        web.grant(Subject.group("ops"), VmAction.CONSOLE, VmAction.PORT_FORWARD);

        // Any field, any object: a JSON patch sets any field, a generated class writes any object
        ApiObject.of(web).addJsonPatch(JsonPatch.add("/spec/terminationGracePeriodSeconds", 90));
        KubeVirtualMachineMacAddress.Builder.create(shop, "mac")
            .metadata(ApiObjectMetadata.builder().name("web-mac").build())
            .spec(VirtualMachineMacAddressSpec.builder().address("02:00:00:00:00:01").build())
            .build();

        // A finding: acknowledge a finding, with a reason
        Admission.of(before).acknowledge("VMS-03", "the machine has been there for a year");
        Admission.of(runners).acknowledge("VMP-33", "after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=2");

        app.synth();
    }
}
