package main

import (
	"os"
	"reflect"
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

type object = map[string]any

func TestMain(m *testing.M) {
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

func TestTheMachineOfTheShopBootsFromItsOwnDisk(t *testing.T) {
	// panics where DVP would refuse an object
	manifests := *cdk8s.Testing_Synth(NewShop(cdk8s.Testing_App(nil), "shop"))

	var machines []object
	for _, each := range manifests {
		if manifest := each.(object); manifest["kind"] == "VirtualMachine" {
			machines = append(machines, manifest)
		}
	}
	if len(machines) != 1 {
		t.Fatalf("one machine is expected, got %d", len(machines))
	}

	spec := machines[0]["spec"].(object)
	expected := object{
		"cpu":             object{"cores": 2.0, "coreFraction": "20%"},
		"memory":          object{"size": "4Gi"},
		"blockDeviceRefs": []any{object{"kind": "VirtualDisk", "name": "web-root"}},
	}
	for field, value := range expected {
		if !reflect.DeepEqual(spec[field], value) {
			t.Errorf("%s: expected %v, got %v", field, value, spec[field])
		}
	}
}
