package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp{{major}}"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// NewPlatform is for the platform team: it enables DVP.
func NewPlatform(scope constructs.Construct, id string) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(id), nil)

	dvp.NewVirtualizationModule(chart, jsii.String("virtualization"), &dvp.VirtualizationModuleProps{
		Dvcr:                dvp.Dvcr_OnVolume(cdk8s.Size_Gibibytes(jsii.Number(50)), nil),
		VirtualMachineCidrs: jsii.Strings("10.66.10.0/24"),
	})

	return chart
}

// NewShop is for the team of the shop: a machine with nginx.
func NewShop(scope constructs.Construct, id string) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(id), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	ubuntu := dvp.NewVirtualImage(chart, jsii.String("ubuntu"), &dvp.VirtualImageProps{
		// pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
		Source: dvp.ImageSource_Http(jsii.String("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"), nil),
	})

	root := dvp.NewVirtualDisk(chart, jsii.String("web-root"), &dvp.VirtualDiskProps{
		Source: dvp.DiskSource_Image(ubuntu),
		Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
	})

	cloudInit := dvp.NewCloudInit(nil)
	cloudInit.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo: jsii.Bool(true),
		// replace this by your public key
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	cloudInit.AddPackages(jsii.String("nginx"))
	cloudInit.EnableService(jsii.String("nginx"))

	web := dvp.NewVirtualMachine(chart, jsii.String("web"), &dvp.VirtualMachineProps{
		VmClass:      dvp.VirtualMachineClass_GENERIC(),
		Cpu:          dvp.Cpu_Cores(jsii.Number(2), dvp.CoreFraction_Percent(jsii.Number(20))),
		Memory:       cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks:        &[]dvp.IVirtualDisk{root},
		Provisioning: dvp.Provisioning_CloudInit(cloudInit, nil),
	})
	web.ExposeService(jsii.String("http"), &dvp.ExposeServiceOptions{
		Ports: &[]dvp.Port{dvp.Port_Tcp(jsii.Number(80), nil)},
	})

	return chart
}
