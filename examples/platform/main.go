package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// for the platform team: a Deckhouse cluster of three servers, each with an empty SSD, becomes one that runs machines
	chart := cdk8s.NewChart(app, jsii.String("platform"), nil)

	// what is known of the cluster; checks use it
	dvp.ClusterProfile_Of(&dvp.ClusterProfileProps{
		DvpRelease:        jsii.String("1.10.2"),
		KubernetesVersion: jsii.String("1.33"),
		NodeGroups: &[]dvp.NodeGroupProfile{
			dvp.NodeGroupProfile_Of(jsii.String("master"), &dvp.NodeGroupProfileOptions{Nodes: jsii.Number(3)}),
		},
		NodeAddresses:     jsii.Strings("192.168.1.11", "192.168.1.12", "192.168.1.13"),
		PodSubnetCidr:     jsii.String("10.111.0.0/16"),
		ServiceSubnetCidr: jsii.String("10.222.0.0/16"),
	}).Bind(app)

	platform := dvp.NewVirtualizationPlatform(chart, jsii.String("platform"), &dvp.VirtualizationPlatformProps{
		Storage: dvp.Storage_Replicated(&dvp.ReplicatedStorageOptions{
			Nodes:        jsii.Strings("node-1", "node-2", "node-3"),
			BlockDevices: &[]dvp.BlockDevices{dvp.BlockDevices_Rotational(jsii.Bool(false))},
			// snapshots need a thin pool
			ThinPool: dvp.ThinPool_Percent(jsii.String("thin"), jsii.Number(90), &dvp.ThinPoolOptions{AllocationLimit: jsii.Number(100)}),
		}),
		Dvcr:                dvp.Dvcr_OnVolume(cdk8s.Size_Gibibytes(jsii.Number(50)), nil),
		VirtualMachineCidrs: jsii.Strings("10.66.10.0/24"),
		// applied when the module is ready: before that, nothing checks it
		FeatureGates: &[]dvp.FeatureGate{dvp.FeatureGate_HOTPLUG_CPU_WITH_LIVE_MIGRATION},
	})

	general := platform.AddClass(jsii.String("general"), &dvp.VirtualMachineClassProps{
		Cpu: dvp.CpuModel_Discovery(),
		SizingPolicies: &[]*dvp.SizingPolicy{{
			MinCores:         jsii.Number(1),
			MaxCores:         jsii.Number(8),
			MinMemoryPerCore: cdk8s.Size_Gibibytes(jsii.Number(1)),
			MaxMemoryPerCore: cdk8s.Size_Gibibytes(jsii.Number(8)),
		}},
	})

	small := dvp.Sizing_Of(jsii.Number(2), cdk8s.Size_Gibibytes(jsii.Number(4)), dvp.CoreFraction_Percent(jsii.Number(20)))
	project := platform.AddProject(jsii.String("shop"), &dvp.ProjectProps{
		Administrators: &[]dvp.Subject{dvp.Subject_Group(jsii.String("shop-admins"))},
		Quota: dvp.MachineQuota_Of(&dvp.MachineQuotaProps{
			Machines:  &[]*dvp.MachineAllowance{{Size: small, Count: jsii.Number(5)}},
			Storage:   &[]*dvp.StorageAllowance{{StorageClassName: platform.StorageClassName(), Size: cdk8s.Size_Gibibytes(jsii.Number(500))}},
			Disks:     jsii.Number(10),
			Addresses: jsii.Number(5),
		}),
	})

	// for the team of the shop: its first machine
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: project.NamespaceName()})
	ubuntu := dvp.NewVirtualImage(shop, jsii.String("ubuntu"), &dvp.VirtualImageProps{
		// pinned: the directory of a release never changes
		Source: dvp.ImageSource_Http(jsii.String("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"), nil),
	})
	init := dvp.NewCloudInit(nil)
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo: jsii.Bool(true),
		// replace this by your public key
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	dvp.NewVirtualMachine(shop, jsii.String("web"), &dvp.VirtualMachineProps{
		VmClass: general,
		Cpu:     small.Cpu(),
		Memory:  small.Memory(),
		Disks: &[]dvp.IVirtualDisk{dvp.NewVirtualDisk(shop, jsii.String("web-root"), &dvp.VirtualDiskProps{
			Source: dvp.DiskSource_Image(ubuntu),
			Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
		})},
		Provisioning: dvp.Provisioning_CloudInit(init, nil),
	})

	app.Synth()
}
