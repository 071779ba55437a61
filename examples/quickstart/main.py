from cdk8s import App, Chart, Size
import cdk8s_dvp as dvp

app = App()

# for the platform team: enables DVP
platform = Chart(app, "platform")
dvp.VirtualizationModule(
    platform,
    "virtualization",
    dvcr=dvp.Dvcr.on_volume(Size.gibibytes(50)),
    virtual_machine_cidrs=["10.66.10.0/24"],
)

# for the team of the shop: a machine with nginx
shop = Chart(app, "shop", namespace="shop")

ubuntu = dvp.VirtualImage(
    shop,
    "ubuntu",
    # pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
    source=dvp.ImageSource.http(
        "https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"
    ),
)

root = dvp.VirtualDisk(
    shop,
    "web-root",
    source=dvp.DiskSource.image(ubuntu),
    size=Size.gibibytes(20),
)

init = dvp.CloudInit()
init.add_user(
    "ops",
    sudo=True,
    # replace this by your public key
    ssh_keys=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"],
)
init.add_packages("nginx")
init.enable_service("nginx")

web = dvp.VirtualMachine(
    shop,
    "web",
    vm_class=dvp.VirtualMachineClass.GENERIC,
    cpu=dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
    memory=Size.gibibytes(4),
    disks=[root],
    provisioning=dvp.Provisioning.cloud_init(init),
)
web.expose_service("http", ports=[dvp.Port.tcp(80)])

app.synth()
