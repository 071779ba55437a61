package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	ci := cdk8s.NewChart(app, jsii.String("ci"), &cdk8s.ChartProps{Namespace: jsii.String("ci")})

	ubuntu := dvp.NewVirtualImage(ci, jsii.String("ubuntu"), &dvp.VirtualImageProps{
		// pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
		Source: dvp.ImageSource_Http(jsii.String("https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img"), nil),
	})

	cacheSize := cdk8s.Size_Gibibytes(jsii.Number(50))

	init := dvp.NewCloudInit(nil)
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo: jsii.Bool(true),
		// replace this by your public key
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	init.AddPackages(*jsii.Strings("git", "podman")...)
	// blank when it is new, and full of what the last runner left when it is not
	init.AddMount(jsii.String("cache"), jsii.String("/var/cache/ci"), &dvp.MountOptions{Size: cacheSize})

	// no `replicas`: the autoscaler decides
	runners := dvp.NewVirtualMachinePool(ci, jsii.String("runners"), &dvp.VirtualMachinePoolProps{
		VmClass:      dvp.VirtualMachineClass_GENERIC(),
		Cpu:          dvp.Cpu_Cores(jsii.Number(4), dvp.CoreFraction_Percent(jsii.Number(50))),
		Memory:       cdk8s.Size_Gibibytes(jsii.Number(8)),
		Provisioning: dvp.Provisioning_CloudInit(init, nil),
		Disks: &[]dvp.PoolDisk{
			// each runner begins clean
			dvp.PoolDisk_Ephemeral(jsii.String("root"), &dvp.PoolDiskOptions{
				Source: dvp.DiskSource_Image(ubuntu),
				Size:   cdk8s.Size_Gibibytes(jsii.Number(30)),
			}),
			// a new runner takes the cache of one that has gone; the three freed last wait for it however long it takes, others an hour
			dvp.PoolDisk_Reusable(jsii.String("cache"), &dvp.ReusablePoolDiskOptions{
				Size: cacheSize,
				Keep: jsii.Number(3),
				Ttl:  cdk8s.Duration_Hours(jsii.Number(1)),
			}),
		},
		ScaleDownPolicy: dvp.ScaleDownPolicy_OLDEST_FIRST,
	})

	runners.Autoscale(jsii.String("autoscaler"), &dvp.AutoscaleOptions{
		MinReplicas: jsii.Number(2),
		MaxReplicas: jsii.Number(20),
		// of what is guaranteed: a runner that uses all of its cores is at 200
		CpuPercent: jsii.Number(120),
		// whoever goes takes its job along, so nobody goes for a quiet minute
		ScaleDown: &kplus.ScalingRules{StabilizationWindow: cdk8s.Duration_Minutes(jsii.Number(30))},
	})
	// an autoscaler does not start a pool without a number of machines: each synth prints the command for it
	dvp.Admission_Of(runners).Acknowledge(jsii.String("VMP-33"), jsii.String("after the first apply: kubectl scale virtualmachinepool/runners -n ci --replicas=2"))

	app.Synth()
}
