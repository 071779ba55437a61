import cdk8s_dvp as dvp
from cdk8s import Chart, Size
from constructs import Construct


class Platform(Chart):
    """For the platform team: enables DVP."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        dvp.VirtualizationModule(
            self,
            "virtualization",
            dvcr=dvp.Dvcr.on_volume(Size.gibibytes(50)),
            virtual_machine_cidrs=["10.66.10.0/24"],
        )


class Shop(Chart):
    """For the team of the shop: a machine with nginx."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, namespace="shop")

        ubuntu = dvp.VirtualImage(
            self,
            "ubuntu",
            # pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
            source=dvp.ImageSource.http(
                "https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"
            ),
        )

        root = dvp.VirtualDisk(
            self,
            "web-root",
            source=dvp.DiskSource.image(ubuntu),
            size=Size.gibibytes(20),
        )

        init = dvp.CloudInit()
        init.add_user(
            "ops",
            sudo=True,
            ssh_keys=[
                # replace this by your public key
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"
            ],
        )
        init.add_packages("nginx")
        init.enable_service("nginx")

        web = dvp.VirtualMachine(
            self,
            "web",
            vm_class=dvp.VirtualMachineClass.GENERIC,
            cpu=dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
            memory=Size.gibibytes(4),
            disks=[root],
            provisioning=dvp.Provisioning.cloud_init(init),
        )
        web.expose_service("http", ports=[dvp.Port.tcp(80)])
