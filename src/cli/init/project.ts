/** what differs from one project to the next */
export interface Project {
  readonly name: string;
  readonly versions: {
    readonly own: string;
    readonly cdk8s: string;
    readonly plus: string;
    readonly constructs: string;
  };
}

/** how a project of a language is made */
export interface Template {
  /** name of the language, as people write it */
  readonly title: string;
  readonly commands: Commands;
  /** path below the directory of the project -> text */
  files(project: Project): Readonly<Record<string, string>>;
}

export interface Commands {
  /** once, before the others */
  readonly install: readonly string[];
  readonly synth: string;
  readonly test: string;
}

/** of a release, whose directory never changes */
export const IMAGE = 'https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img';

/** the public half of a key pair that nobody has */
export const PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';

/** cdk8s-cli is an npm package, also for the projects of the other languages: jsii brings Node.js there anyway */
export const CDK8S_CLI = '2.207.60';
// a newer one is no news where the version is pinned, and asking for it fails loudly behind a proxy
export const SYNTH_OPTIONS = 'synth --no-check-upgrade';
export const SYNTH = `npx --yes cdk8s-cli@${CDK8S_CLI} ${SYNTH_OPTIONS}`;

/** the oldest Node.js that jsii does not warn of */
export const NODE = '22';

/** what `cdk8s.yaml` has in each language */
export function cdk8sYaml({ versions }: Project, language: string, app: string, pinned: string): string {
  return `language: ${language}
app: ${app}

# A second look, at the files: the app checks itself already, as soon as it has one construct of cdk8s-dvp.
# On its first run cdk8s-cli installs the plugin from npm, whatever the language, below ~/.cdk8s/plugins. 'synth --no-validate' does without.
validations:
  - package: cdk8s-dvp
    version: ${versions.own} # the same as in ${pinned}
    class: DvpValidation
    # properties:
    #   profile: cluster.json # what is known of the cluster: written by 'npx cdk8s-dvp@${versions.own} capture > cluster.json'
`;
}

/** what `README.md` has in each language */
export function readme({ name }: Project, { install, synth, test }: Commands, needs: string, files: Readonly<Record<string, string>>, hint = ''): string {
  return `# ${name}

Virtual machines of the Deckhouse Virtualization Platform as code, with [cdk8s-dvp](https://github.com/cdk8s-dvp/cdk8s-dvp).

Once, on a machine with ${needs === '' ? '' : `${needs} `}Node.js ${NODE} or newer:

\`\`\`sh
${install.join('\n')}
\`\`\`
${hint === '' ? '' : `\n${hint}\n`}
Then:

\`\`\`sh
${synth}
${test}
\`\`\`

The first writes \`dist/platform.k8s.yaml\` and \`dist/shop.k8s.yaml\`, or nothing where DVP would refuse an object. The second looks at the machine, and writes nothing.

| file | what is in it |
| --- | --- |
${Object.entries({ ...files, 'cdk8s.yaml': 'how the app is run, and what looks at its files' }).map(([file, what]) => `| \`${file}\` | ${what} |`).join('\n')}

## To a cluster

Put your own public key in place of the one in the shop: nobody has the other half of it. The namespace \`shop\` has to exist.

\`\`\`sh
kubectl apply -f dist/platform.k8s.yaml
kubectl wait modules.v1alpha1.deckhouse.io/virtualization --for=jsonpath='{.status.phase}'=Ready --timeout=15m
kubectl -n d8-virtualization wait deploy --all --for=condition=Available --timeout=15m
kubectl apply -f dist/shop.k8s.yaml
\`\`\`
`;
}

/** what `.github/workflows/ci.yml` has in each language: the steps between are those that install */
export function workflow({ synth, test }: Commands, install: string): string {
  return `name: ci
on:
  push: {}
  pull_request: {}
permissions:
  contents: read
jobs:
  ci:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: ${NODE}
${install.replace(/^(?=.)/gm, '      ')}
      - run: ${test}
      - run: ${synth}
`;
}

/** every two spaces that a line begins with become a tab, as gofmt has it */
export function tabs(text: string): string {
  return text.replace(/^(?: {2})+/gm, spaces => '\t'.repeat(spaces.length / 2));
}
