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

	tier := map[string]*string{"tier": jsii.String("web")}
	twins := dvp.Machines_Labelled(&tier)
	debian := dvp.ClusterVirtualImage_FromClusterImageName(jsii.String("debian-12"))

	init := dvp.NewCloudInit(nil)
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo:    jsii.Bool(true),
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	init.AddPackages(*jsii.Strings("nginx", "prometheus-node-exporter")...)

	// three of a kind, each on a node of its own, and spread over the zones as evenly as can be
	for _, name := range []string{"web-a", "web-b", "web-c"} {
		root := dvp.NewVirtualDisk(shop, jsii.String(name+"-root"), &dvp.VirtualDiskProps{
			Source: dvp.DiskSource_ClusterImage(debian),
			Size:   cdk8s.Size_Gibibytes(jsii.Number(15)),
		})
		vm := dvp.NewVirtualMachine(shop, jsii.String(name), &dvp.VirtualMachineProps{
			Labels:       &tier,
			VmClass:      dvp.VirtualMachineClass_GENERIC(),
			Cpu:          dvp.Cpu_Cores(jsii.Number(2), dvp.CoreFraction_Percent(jsii.Number(20))),
			Memory:       cdk8s.Size_Gibibytes(jsii.Number(2)),
			Disks:        &[]dvp.IVirtualDisk{root},
			Provisioning: dvp.Provisioning_CloudInit(init, nil),
		})
		vm.Scheduling().AwayFrom(twins, nil)
		vm.Scheduling().SpreadOver(dvp.Topology_ZONE(), twins, &dvp.SpreadOptions{
			WhenUnsatisfiable: dvp.UnsatisfiableSpread_SCHEDULE_ANYWAY,
		})
	}

	// one address for the three of them; the machines see the addresses of the clients
	dvp.NewExposedService(shop, jsii.String("web"), &dvp.ExposedServiceProps{
		Selector: &tier,
		Ports: &[]dvp.Port{
			dvp.Port_Tcp(jsii.Number(80), &dvp.PortOptions{Name: jsii.String("http")}),
			dvp.Port_Tcp(jsii.Number(443), &dvp.PortOptions{Name: jsii.String("https")}),
		},
		LoadBalancer:          &dvp.LoadBalancerOptions{ClassName: jsii.String("public"), Addresses: jsii.Strings("192.168.2.100")},
		ExternalTrafficPolicy: dvp.ExternalTrafficPolicy_LOCAL,
	})

	// what the guests measure of themselves; its name stands for each of the machines
	dvp.NewExposedService(shop, jsii.String("web-metrics"), &dvp.ExposedServiceProps{
		Selector:    &tier,
		ServiceType: dvp.ServiceType_HEADLESS,
		Ports:       &[]dvp.Port{dvp.Port_Tcp(jsii.Number(9100), &dvp.PortOptions{Name: jsii.String("metrics")})},
	}).Monitor(jsii.String("guests"), &dvp.MonitorOptions{Interval: cdk8s.Duration_Seconds(jsii.Number(60))})

	app.Synth()
}
