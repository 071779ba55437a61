package main

import (
	_ "example.com/{{name}}/internal/quiet"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	NewPlatform(app, "platform")
	NewShop(app, "shop")
	app.Synth()
}
