import { Commands, IMAGE, PUBLIC_KEY, Project, SYNTH, Template, cdk8sYaml, readme, tabs, workflow } from './project';

const commands: Commands = { install: ['go mod tidy'], synth: SYNTH, test: 'go test ./...' };

export const go: Template = {
  title: 'Go',
  commands,
  files: project => ({
    '.github/workflows/ci.yml': workflow(commands, '- uses: actions/setup-go@v6\n  with:\n    go-version-file: go.mod\n- run: go mod download'),
    '.gitignore': `/${project.name}\ndist/\n`,
    'README.md': readme(project, commands, 'Go 1.25 or newer and', {
      'main.go': 'the app',
      'charts.go': 'its charts: the platform, and the shop with its machine',
      'charts_test.go': 'a test of the machine',
    }, 'Commit `go.mod` and `go.sum`: CI downloads what they say.'),
    'cdk8s.yaml': cdk8sYaml(project, 'go', 'go run .', 'go.mod'),
    'charts.go': charts(project),
    'charts_test.go': TEST,
    'go.mod': mod(project),
    'main.go': MAIN,
  }),
};

// Go writes the major version into the path, from the second on
function path(module: string, version: string): string {
  const major = Number(version.split('.')[0]);
  return major > 1 ? `${module}/v${major}` : module;
}

const own = ({ versions }: Project) => path('github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp', versions.own);

function mod(project: Project): string {
  return `module example.com/${project.name}

go 1.25.0

// 'go mod tidy' adds cdk8s, constructs and jsii in the versions that this was built with
require ${own(project)} v${project.versions.own}
`;
}

const MAIN = tabs(`package main

import (
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
`);

const charts = (project: Project) => tabs(`package main

import (
  "github.com/aws/constructs-go/constructs/v10"
  "github.com/aws/jsii-runtime-go"
  dvp "${own(project)}"
  "github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// NewPlatform is for the platform team: it switches DVP on.
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
    // pinned: the directory of a release never changes. Its file SHA256SUMS has what \`checksum\` may ask for
    Source: dvp.ImageSource_Http(jsii.String("${IMAGE}"), nil),
  })

  root := dvp.NewVirtualDisk(chart, jsii.String("web-root"), &dvp.VirtualDiskProps{
    Source: dvp.DiskSource_Image(ubuntu),
    Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
  })

  cloudInit := dvp.NewCloudInit(nil)
  cloudInit.AddUser(jsii.String("ops"), &dvp.CloudInitUserOptions{
    Sudo: jsii.Bool(true),
    // the public half of a key pair that nobody has: put yours here
    SshKeys: jsii.Strings("${PUBLIC_KEY}"),
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
`);

const TEST = tabs(`package main

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
`);
