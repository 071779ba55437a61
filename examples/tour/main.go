package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
	"github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp/l1"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	platform := cdk8s.NewChart(app, jsii.String("platform"), nil)
	classes := cdk8s.NewChart(app, jsii.String("classes"), nil)
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	// The cluster: facts for the checks
	dvp.ClusterProfile_Of(&dvp.ClusterProfileProps{
		DvpRelease: jsii.String("1.10.0"),
		Edition:    dvp.DeckhouseEdition_EE,
		StorageClasses: &[]dvp.StorageClassProfile{
			dvp.StorageClassProfile_Of(jsii.String("replicated"), &dvp.StorageClassProfileOptions{IsDefault: jsii.Bool(true)}),
		},
		Zones: jsii.Strings("north", "south"),
	}).Bind(app)

	// The module: enables DVP, and is applied first, since the kinds of the other charts come with it
	dvp.NewVirtualizationModule(platform, jsii.String("virtualization"), &dvp.VirtualizationModuleProps{
		Dvcr:                dvp.Dvcr_OnVolume(cdk8s.Size_Gibibytes(jsii.Number(50)), &dvp.DvcrOptions{StorageClassName: jsii.String("replicated")}),
		VirtualMachineCidrs: jsii.Strings("10.66.10.0/24"),
	})

	// An image
	debian := dvp.NewVirtualImage(shop, jsii.String("debian"), &dvp.VirtualImageProps{
		Source: dvp.ImageSource_Http(jsii.String("https://images.example.com/debian-12.qcow2"), &dvp.HttpSourceOptions{
			Checksum: dvp.Checksum_Sha256(jsii.String("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")),
		}),
	})

	// Disks: from an image, blank, and existing
	root := dvp.NewVirtualDisk(shop, jsii.String("web-root"), &dvp.VirtualDiskProps{
		Source: dvp.DiskSource_Image(debian),
		Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
	})
	data := dvp.NewVirtualDisk(shop, jsii.String("web-data"), &dvp.VirtualDiskProps{
		Size:             cdk8s.Size_Gibibytes(jsii.Number(100)),
		StorageClassName: jsii.String("replicated"),
	})
	old := dvp.VirtualDisk_FromDiskName(jsii.String("worker-root"), nil)

	// A machine with cloud-init
	init := dvp.NewCloudInit(&dvp.CloudInitProps{Timezone: jsii.String("Etc/UTC")})
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo:    jsii.Bool(true),
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	init.AddPackages(*jsii.Strings("nginx", "curl")...)
	init.AddFile(jsii.String("/etc/motd"), jsii.String("welcome\n"), &dvp.CloudInitFileOptions{Permissions: jsii.String("0644")})

	web := dvp.NewVirtualMachine(shop, jsii.String("web"), &dvp.VirtualMachineProps{
		VmClass:      dvp.VirtualMachineClass_GENERIC(),
		Cpu:          dvp.Cpu_Cores(jsii.Number(2), dvp.CoreFraction_Percent(jsii.Number(50))),
		Memory:       cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks:        &[]dvp.IVirtualDisk{root},
		Provisioning: dvp.Provisioning_CloudInit(init, nil),
		RunPolicy:    dvp.RunPolicy_ALWAYS_ON,
	})
	web.Mount(data, jsii.String("/srv/www"), nil)

	// Sizing: the smallest size that the policies of a class allow
	general := dvp.NewVirtualMachineClass(classes, jsii.String("general"), &dvp.VirtualMachineClassProps{
		Cpu: dvp.CpuModel_Discovery(),
		SizingPolicies: &[]*dvp.SizingPolicy{{
			MinCores:      jsii.Number(1),
			MaxCores:      jsii.Number(8),
			CoreFractions: &[]dvp.CoreFraction{dvp.CoreFraction_Percent(jsii.Number(50)), dvp.CoreFraction_Percent(jsii.Number(100))},
			MinMemory:     cdk8s.Size_Gibibytes(jsii.Number(1)),
			MaxMemory:     cdk8s.Size_Gibibytes(jsii.Number(32)),
		}},
	})
	size := dvp.Sizing_SmallestFor(general, &dvp.SizingNeeds{
		MinCores:  jsii.Number(3),
		MinMemory: cdk8s.Size_Gibibytes(jsii.Number(6)),
	})
	worker := dvp.NewVirtualMachine(shop, jsii.String("worker"), &dvp.VirtualMachineProps{
		VmClass: general,
		Cpu:     size.Cpu(),
		Memory:  size.Memory(),
		Disks:   &[]dvp.IVirtualDisk{old},
	})

	// Placement
	worker.Scheduling().AwayFrom(dvp.Machines_Of(web), nil)
	worker.Scheduling().OnNodesWith(dvp.NodeQuery_AnyOf(jsii.String("topology.kubernetes.io/zone"), *jsii.Strings("north", "south")...))
	worker.Scheduling().PreferNodesWith(jsii.Number(50), dvp.NodeQuery_Label(jsii.String("disktype"), jsii.String("ssd")))
	worker.Scheduling().Tolerate(jsii.String("dedicated"), &dvp.TolerationOptions{
		TaintValue: jsii.String("machines"),
		Effect:     dvp.TaintEffect_NO_SCHEDULE,
	})

	// Network: a Service, an Ingress, and a second interface
	web.ExposeService(jsii.String("http"), &dvp.ExposeServiceOptions{Ports: &[]dvp.Port{dvp.Port_Tcp(jsii.Number(80), nil)}})
	web.ExposeIngress(jsii.String("site"), &dvp.ExposeIngressOptions{Host: jsii.String("shop.example.com"), Port: jsii.Number(80)})
	worker.Connect(dvp.VmNetwork_MAIN(), dvp.VmNetwork_Network(jsii.String("backup"), nil))

	// A snapshot
	before := web.Snapshot(jsii.String("before-upgrade"), &dvp.MachineSnapshotOptions{KeepIpAddress: jsii.Bool(false)})

	// An operation: it happens once, and is written to a file of its own
	worker.Restart(jsii.String("kernel-2026-11"), &dvp.ForceOperationOptions{Force: jsii.Bool(true)})

	// A pool: it grows and shrinks with its load, and its machines may reach another one
	runners := dvp.NewVirtualMachinePool(shop, jsii.String("runners"), &dvp.VirtualMachinePoolProps{
		VmClass: general,
		Cpu:     dvp.Cpu_Cores(jsii.Number(4), dvp.CoreFraction_Percent(jsii.Number(50))),
		Memory:  cdk8s.Size_Gibibytes(jsii.Number(8)),
		Disks: &[]dvp.PoolDisk{
			dvp.PoolDisk_Ephemeral(jsii.String("root"), &dvp.PoolDiskOptions{
				Source: dvp.DiskSource_Image(debian),
				Size:   cdk8s.Size_Gibibytes(jsii.Number(30)),
			}),
			dvp.PoolDisk_Reusable(jsii.String("cache"), &dvp.ReusablePoolDiskOptions{
				Size: cdk8s.Size_Gibibytes(jsii.Number(50)),
				Keep: jsii.Number(3),
				Ttl:  cdk8s.Duration_Hours(jsii.Number(1)),
			}),
		},
	})
	runners.Autoscale(jsii.String("autoscaler"), &dvp.AutoscaleOptions{
		MinReplicas: jsii.Number(2),
		MaxReplicas: jsii.Number(20),
		CpuPercent:  jsii.Number(120),
	})
	web.Connections().AllowFrom(runners, &kplus.PodConnectionsAllowFromOptions{Ports: &[]kplus.NetworkPolicyPort{kplus.NetworkPolicyPort_Tcp(jsii.Number(80))}})

	// A stage: the pool is applied after everything else
	dvp.Staging_Of(runners).Set(dvp.Stage_Custom(jsii.Number(96), jsii.String("pools")))

	// A grant: who may use a machine
	web.Grant(dvp.Subject_Group(jsii.String("ops")), dvp.VmAction_CONSOLE, dvp.VmAction_PORT_FORWARD)

	// Any field, any object: a JSON patch sets any field, a generated class writes any object
	cdk8s.ApiObject_Of(web).AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec/terminationGracePeriodSeconds"), jsii.Number(90)))
	l1.NewKubeVirtualMachineMacAddress(shop, jsii.String("mac"), &l1.KubeVirtualMachineMacAddressProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("web-mac")},
		Spec:     &l1.VirtualMachineMacAddressSpec{Address: jsii.String("02:00:00:00:00:01")},
	})

	// A finding: acknowledge a finding, with a reason
	dvp.Admission_Of(before).Acknowledge(jsii.String("VMS-03"), jsii.String("the machine has been there for a year"))
	dvp.Admission_Of(runners).Acknowledge(jsii.String("VMP-33"), jsii.String("after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=2"))

	app.Synth()
}
