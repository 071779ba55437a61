package com.example;

import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.ExposeServiceOptions;
import io.github.cdk8sdvp.ImageSource;
import io.github.cdk8sdvp.Port;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualImage;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import java.util.List;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import software.constructs.Construct;

/** For the team of the shop: a machine with nginx. */
public class Shop extends Chart {
    public Shop(final Construct scope, final String id) {
        super(scope, id, ChartProps.builder().namespace("shop").build());

        final VirtualImage ubuntu = VirtualImage.Builder.create(this, "ubuntu")
            // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
            .source(ImageSource.http("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"))
            .build();

        final VirtualDisk root = VirtualDisk.Builder.create(this, "web-root")
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

        final VirtualMachine web = VirtualMachine.Builder.create(this, "web")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(2, CoreFraction.percent(20)))
            .memory(Size.gibibytes(4))
            .disks(List.of(root))
            .provisioning(Provisioning.cloudInit(init))
            .build();
        web.exposeService("http", ExposeServiceOptions.builder()
            .ports(List.of(Port.tcp(80)))
            .build());
    }
}
