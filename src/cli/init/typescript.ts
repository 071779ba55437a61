import { CDK8S_CLI, Commands, IMAGE, PUBLIC_KEY, Project, SYNTH_OPTIONS, Template, cdk8sYaml, readme, workflow } from './project';

const commands: Commands = { install: ['npm install'], synth: 'npm run synth', test: 'npm test' };

export const typescript: Template = {
  title: 'TypeScript',
  commands,
  files: project => ({
    '.github/workflows/ci.yml': workflow(commands, '- run: npm ci'),
    '.gitignore': 'dist/\nnode_modules/\n',
    'README.md': readme(project, commands, '', {
      'main.ts': 'the app',
      'charts.ts': 'its charts: the platform, and the shop with its machine',
      'charts.test.ts': 'a test of the machine',
    }, 'Commit `package-lock.json`: CI installs what it says.'),
    'cdk8s.yaml': cdk8sYaml(project, 'typescript', 'npx tsx main.ts', 'package.json'),
    'charts.test.ts': TEST,
    'charts.ts': CHARTS,
    'main.ts': MAIN,
    'package.json': packageJson(project),
    'tsconfig.json': TSCONFIG,
  }),
};

function packageJson({ name, versions }: Project): string {
  return `${JSON.stringify({
    name,
    version: '0.0.0',
    private: true,
    scripts: { synth: `cdk8s ${SYNTH_OPTIONS}`, test: 'tsc && jest' },
    dependencies: { 'cdk8s': versions.cdk8s, 'cdk8s-dvp': versions.own, 'cdk8s-plus-28': versions.plus, 'constructs': versions.constructs },
    devDependencies: {
      '@types/jest': '30.0.0',
      'cdk8s-cli': CDK8S_CLI,
      'jest': '30.5.2',
      'ts-jest': '29.4.15',
      'tsx': '4.23.15',
      'typescript': '6.0.3',
    },
    jest: { preset: 'ts-jest' },
  }, undefined, 2)}\n`;
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "types": ["jest"],
    "strict": true,
    "isolatedModules": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["*.ts"]
}
`;

const MAIN = `import { App } from 'cdk8s';
import { Platform, Shop } from './charts';

const app = new App();
new Platform(app, 'platform');
new Shop(app, 'shop');
app.synth();
`;

const CHARTS = `import { Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';
import { Construct } from 'constructs';

/** For the platform team: switches DVP on. */
export class Platform extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new dvp.VirtualizationModule(this, 'virtualization', {
      dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
      virtualMachineCidrs: ['10.66.10.0/24'],
    });
  }
}

/** For the team of the shop: a machine with nginx. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const ubuntu = new dvp.VirtualImage(this, 'ubuntu', {
      // pinned: the directory of a release never changes. Its file SHA256SUMS has what \`checksum\` may ask for
      source: dvp.ImageSource.http('${IMAGE}'),
    });

    const root = new dvp.VirtualDisk(this, 'web-root', {
      source: dvp.DiskSource.image(ubuntu),
      size: Size.gibibytes(20),
    });

    const init = new dvp.CloudInit();
    init.addUser('ops', {
      sudo: true,
      // the public half of a key pair that nobody has: put yours here
      sshKeys: ['${PUBLIC_KEY}'],
    });
    init.addPackages('nginx');
    init.enableService('nginx');

    const web = new dvp.VirtualMachine(this, 'web', {
      vmClass: dvp.VirtualMachineClass.GENERIC,
      cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
      memory: Size.gibibytes(4),
      disks: [root],
      provisioning: dvp.Provisioning.cloudInit(init),
    });
    web.exposeService('http', { ports: [dvp.Port.tcp(80)] });
  }
}
`;

const TEST = `import { Testing } from 'cdk8s';
import { Shop } from './charts';

test('the machine of the shop boots from its own disk', () => {
  // throws where DVP would refuse an object
  const objects = Testing.synth(new Shop(Testing.app(), 'shop'));

  expect(objects.filter(({ kind }) => kind === 'VirtualMachine')).toMatchObject([{
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      cpu: { cores: 2, coreFraction: '20%' },
      memory: { size: '4Gi' },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }],
    },
  }]);
});
`;
