from cdk8s import App, Chart, Size
import cdk8s_dvp as dvp

app = App()
shop = Chart(app, "shop", namespace="shop")
root = dvp.VirtualDisk(shop, "web-root")
dvp.VirtualMachine(
    shop,
    "web",
    vm_class=dvp.VirtualMachineClass.GENERIC,
    cpu=dvp.Cpu.cores(17),
    memory=Size.gibibytes(4),
    disks=[root],
)

app.synth()
