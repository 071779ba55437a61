module example.com/{{name}}

go 1.25.0

// 'go mod tidy' adds cdk8s, constructs and jsii in the versions that this was built with
require github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp{{major}} v{{version}}
