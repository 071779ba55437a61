package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// for the platform team: enables DVP
	platform := cdk8s.NewChart(app, jsii.String("platform"), nil)
	dvp.NewVirtualizationModule(platform, jsii.String("virtualization"), &dvp.VirtualizationModuleProps{
		Dvcr:                dvp.Dvcr_OnVolume(cdk8s.Size_Gibibytes(jsii.Number(50)), nil),
		VirtualMachineCidrs: jsii.Strings("10.66.10.0/24"),
	})

	// for the team of the shop: a machine with nginx
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	ubuntu := dvp.NewVirtualImage(shop, jsii.String("ubuntu"), &dvp.VirtualImageProps{
		// pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
		Source: dvp.ImageSource_Http(jsii.String("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"), nil),
	})

	root := dvp.NewVirtualDisk(shop, jsii.String("web-root"), &dvp.VirtualDiskProps{
		Source: dvp.DiskSource_Image(ubuntu),
		Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
	})

	init := dvp.NewCloudInit(nil)
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo: jsii.Bool(true),
		// replace this by your public key
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	init.AddPackages(jsii.String("nginx"))
	init.EnableService(jsii.String("nginx"))

	web := dvp.NewVirtualMachine(shop, jsii.String("web"), &dvp.VirtualMachineProps{
		VmClass:      dvp.VirtualMachineClass_GENERIC(),
		Cpu:          dvp.Cpu_Cores(jsii.Number(2), dvp.CoreFraction_Percent(jsii.Number(20))),
		Memory:       cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks:        &[]dvp.IVirtualDisk{root},
		Provisioning: dvp.Provisioning_CloudInit(init, nil),
	})
	web.ExposeService(jsii.String("http"), &dvp.ExposeServiceOptions{
		Ports: &[]dvp.Port{dvp.Port_Tcp(jsii.Number(80), nil)},
	})

	app.Synth()
}
