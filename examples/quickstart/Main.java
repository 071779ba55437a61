import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.Dvcr;
import io.github.cdk8sdvp.ExposeServiceOptions;
import io.github.cdk8sdvp.ImageSource;
import io.github.cdk8sdvp.Port;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualImage;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import io.github.cdk8sdvp.VirtualizationModule;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();

        // for the platform team: enables DVP
        final Chart platform = new Chart(app, "platform");
        VirtualizationModule.Builder.create(platform, "virtualization")
            .dvcr(Dvcr.onVolume(Size.gibibytes(50)))
            .virtualMachineCidrs(List.of("10.66.10.0/24"))
            .build();

        // for the team of the shop: a machine with nginx
        final Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());

        final VirtualImage ubuntu = VirtualImage.Builder.create(shop, "ubuntu")
            // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
            .source(ImageSource.http("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"))
            .build();

        final VirtualDisk root = VirtualDisk.Builder.create(shop, "web-root")
            .source(DiskSource.image(ubuntu))
            .size(Size.gibibytes(20))
            .build();

        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            // replace this by your public key
            .sshKeys(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"))
            .build());
        init.addPackages("nginx");
        init.enableService("nginx");

        final VirtualMachine web = VirtualMachine.Builder.create(shop, "web")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(2, CoreFraction.percent(20)))
            .memory(Size.gibibytes(4))
            .disks(List.of(root))
            .provisioning(Provisioning.cloudInit(init))
            .build();
        web.exposeService("http", ExposeServiceOptions.builder()
            .ports(List.of(Port.tcp(80)))
            .build());

        app.synth();
    }
}
