package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	root := dvp.NewVirtualDisk(shop, jsii.String("web-root"), nil)
	dvp.NewVirtualMachine(shop, jsii.String("web"), &dvp.VirtualMachineProps{
		VmClass: dvp.VirtualMachineClass_GENERIC(),
		Cpu:     dvp.Cpu_Cores(jsii.Number(17), nil),
		Memory:  cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks:   &[]dvp.IVirtualDisk{root},
	})

	app.Synth()
}
