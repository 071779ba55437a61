import io.github.cdk8sdvp.BlockDevices;
import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.ClusterProfile;
import io.github.cdk8sdvp.ClusterProfileProps;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.CpuModel;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.Dvcr;
import io.github.cdk8sdvp.FeatureGate;
import io.github.cdk8sdvp.ImageSource;
import io.github.cdk8sdvp.MachineAllowance;
import io.github.cdk8sdvp.MachineQuota;
import io.github.cdk8sdvp.MachineQuotaProps;
import io.github.cdk8sdvp.NodeGroupProfile;
import io.github.cdk8sdvp.NodeGroupProfileOptions;
import io.github.cdk8sdvp.Project;
import io.github.cdk8sdvp.ProjectProps;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.ReplicatedStorageOptions;
import io.github.cdk8sdvp.Sizing;
import io.github.cdk8sdvp.SizingPolicy;
import io.github.cdk8sdvp.Storage;
import io.github.cdk8sdvp.StorageAllowance;
import io.github.cdk8sdvp.Subject;
import io.github.cdk8sdvp.ThinPool;
import io.github.cdk8sdvp.ThinPoolOptions;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualImage;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import io.github.cdk8sdvp.VirtualMachineClassProps;
import io.github.cdk8sdvp.VirtualizationPlatform;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();

        // for the platform team: a Deckhouse cluster of three servers, each with an empty SSD, becomes one that runs machines
        final Chart chart = new Chart(app, "platform");

        // what is known of the cluster; checks use it
        ClusterProfile.of(ClusterProfileProps.builder()
            .dvpRelease("1.10.2")
            .kubernetesVersion("1.33")
            .nodeGroups(List.of(NodeGroupProfile.of("master", NodeGroupProfileOptions.builder().nodes(3).build())))
            .nodeAddresses(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"))
            .podSubnetCidr("10.111.0.0/16")
            .serviceSubnetCidr("10.222.0.0/16")
            .build()).bind(app);

        final VirtualizationPlatform platform = VirtualizationPlatform.Builder.create(chart, "platform")
            .storage(Storage.replicated(ReplicatedStorageOptions.builder()
                .nodes(List.of("node-1", "node-2", "node-3"))
                .blockDevices(List.of(BlockDevices.rotational(false)))
                // snapshots need a thin pool
                .thinPool(ThinPool.percent("thin", 90, ThinPoolOptions.builder().allocationLimit(100).build()))
                .build()))
            .dvcr(Dvcr.onVolume(Size.gibibytes(50)))
            .virtualMachineCidrs(List.of("10.66.10.0/24"))
            // applied when the module is ready: before that, nothing checks it
            .featureGates(List.of(FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION))
            .build();

        final VirtualMachineClass general = platform.addClass("general", VirtualMachineClassProps.builder()
            .cpu(CpuModel.discovery())
            .sizingPolicies(List.of(SizingPolicy.builder()
                .minCores(1)
                .maxCores(8)
                .minMemoryPerCore(Size.gibibytes(1))
                .maxMemoryPerCore(Size.gibibytes(8))
                .build()))
            .build());

        final Sizing small = Sizing.of(2, Size.gibibytes(4), CoreFraction.percent(20));
        final Project project = platform.addProject("shop", ProjectProps.builder()
            .administrators(List.of(Subject.group("shop-admins")))
            .quota(MachineQuota.of(MachineQuotaProps.builder()
                .machines(List.of(MachineAllowance.builder().size(small).count(5).build()))
                .storage(List.of(StorageAllowance.builder().storageClassName(platform.getStorageClassName()).size(Size.gibibytes(500)).build()))
                .disks(10)
                .addresses(5)
                .build()))
            .build());

        // for the team of the shop: its first machine
        final Chart shop = new Chart(app, "shop", ChartProps.builder().namespace(project.getNamespaceName()).build());
        final VirtualImage ubuntu = VirtualImage.Builder.create(shop, "ubuntu")
            // pinned: the directory of a release never changes
            .source(ImageSource.http("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"))
            .build();
        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            // replace this by your public key
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        VirtualMachine.Builder.create(shop, "web")
            .vmClass(general)
            .cpu(small.getCpu())
            .memory(small.getMemory())
            .disks(List.of(VirtualDisk.Builder.create(shop, "web-root").source(DiskSource.image(ubuntu)).size(Size.gibibytes(20)).build()))
            .provisioning(Provisioning.cloudInit(init))
            .build();

        app.synth();
    }
}
