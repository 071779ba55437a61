import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
        final VirtualDisk root = new VirtualDisk(shop, "web-root");
        VirtualMachine.Builder.create(shop, "web")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(17))
            .memory(Size.gibibytes(4))
            .disks(List.of(root))
            .build();

        app.synth();
    }
}
