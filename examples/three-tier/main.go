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
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	small := dvp.Sizing_Of(jsii.Number(2), cdk8s.Size_Gibibytes(jsii.Number(2)), dvp.CoreFraction_Percent(jsii.Number(20)))
	large := dvp.Sizing_Of(jsii.Number(4), cdk8s.Size_Gibibytes(jsii.Number(16)), dvp.CoreFraction_Percent(jsii.Number(100)))

	// the web: one address for the three of them; the machines see the addresses of the clients
	web := []dvp.VirtualMachine{}
	for _, name := range []string{"web-a", "web-b", "web-c"} {
		web = append(web, machine(shop, "web", name, small, "nginx", "prometheus-node-exporter"))
	}
	dvp.NewExposedService(shop, jsii.String("web"), &dvp.ExposedServiceProps{
		Selector: labels("web"),
		Ports: &[]dvp.Port{
			dvp.Port_Tcp(jsii.Number(80), &dvp.PortOptions{Name: jsii.String("http")}),
			dvp.Port_Tcp(jsii.Number(443), &dvp.PortOptions{Name: jsii.String("https")}),
		},
		LoadBalancer:          &dvp.LoadBalancerOptions{ClassName: jsii.String("public"), Addresses: jsii.Strings("192.168.2.100")},
		ExternalTrafficPolicy: dvp.ExternalTrafficPolicy_LOCAL,
	})
	// what the guests measure of themselves; its name stands for each of the machines
	dvp.NewExposedService(shop, jsii.String("web-metrics"), &dvp.ExposedServiceProps{
		Selector:    labels("web"),
		ServiceType: dvp.ServiceType_HEADLESS,
		Ports:       &[]dvp.Port{dvp.Port_Tcp(jsii.Number(9100), &dvp.PortOptions{Name: jsii.String("metrics")})},
	}).Monitor(jsii.String("guests"), &dvp.MonitorOptions{Interval: cdk8s.Duration_Seconds(jsii.Number(60))})

	// the application: reached from the web alone
	application := []dvp.VirtualMachine{}
	for _, name := range []string{"app-a", "app-b"} {
		application = append(application, machine(shop, "app", name, small, "tomcat10"))
	}
	dvp.NewExposedService(shop, jsii.String("app"), &dvp.ExposedServiceProps{
		Selector: labels("app"),
		Ports:    &[]dvp.Port{dvp.Port_Tcp(jsii.Number(8080), nil)},
	})
	onlyFrom(shop, web, "app", 8080)

	// the database: no other machines than those of the application are let in; its data have a disk of their own, which outlives the machine.
	// What PostgreSQL itself has to be told, such as to listen, is in the example postgres
	database := machine(shop, "db", "db", large, "postgresql")
	data := dvp.NewVirtualDisk(shop, jsii.String("db-data"), &dvp.VirtualDiskProps{
		Size:             cdk8s.Size_Gibibytes(jsii.Number(200)),
		StorageClassName: jsii.String("replicated"),
	})
	database.Mount(data, jsii.String("/var/lib/postgresql"), nil)
	database.ExposeService(jsii.String("sql"), &dvp.ExposeServiceOptions{Ports: &[]dvp.Port{dvp.Port_Tcp(jsii.Number(5432), nil)}})
	onlyFrom(shop, application, "db", 5432)

	app.Synth()
}

// machine makes a machine of a tier: it shares no node with its twins, and together they are spread over the zones as evenly as can be.
func machine(shop cdk8s.Chart, tier, name string, size dvp.Sizing, packages ...string) dvp.VirtualMachine {
	init := dvp.NewCloudInit(nil)
	init.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
		Sudo:    jsii.Bool(true),
		SshKeys: jsii.Strings("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com"),
	})
	init.AddPackages(*jsii.Strings(packages...)...)

	debian := dvp.ClusterVirtualImage_FromClusterImageName(jsii.String("debian-12"))
	root := dvp.NewVirtualDisk(shop, jsii.String(name+"-root"), &dvp.VirtualDiskProps{
		Source: dvp.DiskSource_ClusterImage(debian),
		Size:   cdk8s.Size_Gibibytes(jsii.Number(15)),
	})
	vm := dvp.NewVirtualMachine(shop, jsii.String(name), &dvp.VirtualMachineProps{
		Labels:       labels(tier),
		VmClass:      dvp.VirtualMachineClass_GENERIC(),
		Cpu:          size.Cpu(),
		Memory:       size.Memory(),
		Disks:        &[]dvp.IVirtualDisk{root},
		Provisioning: dvp.Provisioning_CloudInit(init, nil),
	})
	twins := dvp.Machines_Labelled(labels(tier))
	vm.Scheduling().AwayFrom(twins, nil)
	vm.Scheduling().SpreadOver(dvp.Topology_ZONE(), twins, &dvp.SpreadOptions{
		WhenUnsatisfiable: dvp.UnsatisfiableSpread_SCHEDULE_ANYWAY,
	})
	return vm
}

// onlyFrom lets the machines of a tier be reached by these machines alone, and at this port.
func onlyFrom(shop cdk8s.Chart, machines []dvp.VirtualMachine, tier string, port float64) {
	rules := []*kplus.NetworkPolicyRule{}
	for _, peer := range machines {
		rules = append(rules, &kplus.NetworkPolicyRule{
			Peer:  peer,
			Ports: &[]kplus.NetworkPolicyPort{kplus.NetworkPolicyPort_Tcp(&port)},
		})
	}
	kplus.NewNetworkPolicy(shop, jsii.String(tier+"-policy"), &kplus.NetworkPolicyProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String(tier)},
		Selector: kplus.Pods_Select(shop, jsii.String(tier+"-pods"), &kplus.PodsSelectOptions{Labels: labels(tier)}),
		Ingress:  &kplus.NetworkPolicyTraffic{Rules: &rules},
	})
}

func labels(tier string) *map[string]*string {
	return &map[string]*string{"tier": jsii.String(tier)}
}
