package main

import (
	"github.com/aws/jsii-runtime-go"
	dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"
)

func main() {
	defer jsii.Close()
	dvp.CoreFraction_Percent(jsii.Number(0))
}
