import io.github.cdk8sdvp.Admission;
import io.github.cdk8sdvp.AutoscaleOptions;
import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.MountOptions;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.ImageSource;
import io.github.cdk8sdvp.PoolDisk;
import io.github.cdk8sdvp.PoolDiskOptions;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.ReusablePoolDiskOptions;
import io.github.cdk8sdvp.ScaleDownPolicy;
import io.github.cdk8sdvp.VirtualImage;
import io.github.cdk8sdvp.VirtualMachineClass;
import io.github.cdk8sdvp.VirtualMachinePool;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.ScalingRules;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final Chart ci = new Chart(app, "ci", ChartProps.builder().namespace("ci").build());

        final VirtualImage ubuntu = VirtualImage.Builder.create(ci, "ubuntu")
            // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
            .source(ImageSource.http("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"))
            .build();

        final Size cacheSize = Size.gibibytes(50);

        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            // replace this by your public key
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        init.addPackages("git", "podman");
        // blank when it is new, and full of what the last runner left when it is not
        init.addMount("cache", "/var/cache/ci", MountOptions.builder().size(cacheSize).build());

        // no `replicas`: the autoscaler decides
        final VirtualMachinePool runners = VirtualMachinePool.Builder.create(ci, "runners")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(4, CoreFraction.percent(50)))
            .memory(Size.gibibytes(8))
            .provisioning(Provisioning.cloudInit(init))
            .disks(List.of(
                // each runner begins clean
                PoolDisk.ephemeral("root", PoolDiskOptions.builder().source(DiskSource.image(ubuntu)).size(Size.gibibytes(30)).build()),
                // a new runner takes the cache of one that has gone; the three freed last wait for it however long it takes, others an hour
                PoolDisk.reusable("cache", ReusablePoolDiskOptions.builder().size(cacheSize).keep(3).ttl(Duration.hours(1)).build())))
            .scaleDownPolicy(ScaleDownPolicy.OLDEST_FIRST)
            .build();

        runners.autoscale("autoscaler", AutoscaleOptions.builder()
            .minReplicas(2)
            .maxReplicas(20)
            // of what is guaranteed: a runner that uses all of its cores is at 200
            .cpuPercent(120)
            // whoever goes takes its job along, so nobody goes for a quiet minute
            .scaleDown(ScalingRules.builder().stabilizationWindow(Duration.minutes(30)).build())
            .build());
        // an autoscaler does not start a pool without a number of machines: each synth prints the command for it
        Admission.of(runners).acknowledge("VMP-33", "after the first apply: kubectl scale virtualmachinepool/runners -n ci --replicas=2");

        app.synth();
    }
}
