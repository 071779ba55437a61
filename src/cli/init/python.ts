import { Commands, IMAGE, PUBLIC_KEY, Project, SYNTH, Template, cdk8sYaml, readme, workflow } from './project';

const INSTALL = 'python -m pip install -r requirements-dev.txt';

const commands: Commands = { install: ['python3 -m venv .venv', '. .venv/bin/activate', INSTALL], synth: SYNTH, test: 'pytest' };

export const python: Template = {
  title: 'Python',
  commands,
  files: project => ({
    '.github/workflows/ci.yml': workflow(commands, `- uses: actions/setup-python@v6\n  with:\n    python-version: '3.12'\n- run: ${INSTALL}`),
    '.gitignore': '.pytest_cache/\n.venv/\n__pycache__/\ndist/\n',
    'README.md': readme(project, commands, 'Python 3.10 or newer and', {
      'main.py': 'the app',
      'charts.py': 'its charts: the platform, and the shop with its machine',
      'test_charts.py': 'a test of the machine',
    }, 'The second line comes first in every new shell; on Windows it is `.venv\\Scripts\\activate`.'),
    'cdk8s.yaml': cdk8sYaml(project, 'python', 'python main.py', 'requirements.txt'),
    'charts.py': CHARTS,
    'main.py': MAIN,
    'requirements-dev.txt': '-r requirements.txt\npytest==9.0.2\n',
    'requirements.txt': requirements(project),
    'test_charts.py': TEST,
  }),
};

function requirements({ versions }: Project): string {
  return `cdk8s==${versions.cdk8s}\ncdk8s-dvp==${versions.own}\ncdk8s-plus-28==${versions.plus}\nconstructs==${versions.constructs}\n`;
}

const MAIN = `from cdk8s import App

from charts import Platform, Shop

app = App()
Platform(app, "platform")
Shop(app, "shop")
app.synth()
`;

const CHARTS = `import cdk8s_dvp as dvp
from cdk8s import Chart, Size
from constructs import Construct


class Platform(Chart):
    """For the platform team: switches DVP on."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        dvp.VirtualizationModule(
            self,
            "virtualization",
            dvcr=dvp.Dvcr.on_volume(Size.gibibytes(50)),
            virtual_machine_cidrs=["10.66.10.0/24"],
        )


class Shop(Chart):
    """For the team of the shop: a machine with nginx."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, namespace="shop")

        ubuntu = dvp.VirtualImage(
            self,
            "ubuntu",
            # pinned: the directory of a release never changes. Its file SHA256SUMS has what \`checksum\` may ask for
            source=dvp.ImageSource.http(
                "${IMAGE}"
            ),
        )

        root = dvp.VirtualDisk(
            self,
            "web-root",
            source=dvp.DiskSource.image(ubuntu),
            size=Size.gibibytes(20),
        )

        init = dvp.CloudInit()
        init.add_user(
            "ops",
            sudo=True,
            ssh_keys=[
                # the public half of a key pair that nobody has: put yours here
                "${PUBLIC_KEY}"
            ],
        )
        init.add_packages("nginx")
        init.enable_service("nginx")

        web = dvp.VirtualMachine(
            self,
            "web",
            vm_class=dvp.VirtualMachineClass.GENERIC,
            cpu=dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
            memory=Size.gibibytes(4),
            disks=[root],
            provisioning=dvp.Provisioning.cloud_init(init),
        )
        web.expose_service("http", ports=[dvp.Port.tcp(80)])
`;

// pytest takes what is called Test… for a test, so the class is not imported by its own name
const TEST = `import cdk8s

from charts import Shop


def test_the_machine_of_the_shop_boots_from_its_own_disk() -> None:
    # raises where DVP would refuse an object
    objects = cdk8s.Testing.synth(Shop(cdk8s.Testing.app(), "shop"))

    [machine] = [each for each in objects if each["kind"] == "VirtualMachine"]
    assert machine["metadata"]["name"] == "web"
    assert machine["metadata"]["namespace"] == "shop"
    assert machine["spec"]["cpu"] == {"cores": 2, "coreFraction": "20%"}
    assert machine["spec"]["memory"] == {"size": "4Gi"}
    assert machine["spec"]["blockDeviceRefs"] == [{"kind": "VirtualDisk", "name": "web-root"}]
`;
