import { join } from 'path';
import { Testing } from 'cdk8s';
import * as ts from 'typescript';
import { chartOf } from '../support';
import { fill } from './cdk8s-plus/app';

const APP = join(__dirname, 'cdk8s-plus/app.ts');
const VERSIONS = ['28', '33', '34'];

const options: ts.CompilerOptions = {
  // of the declarations only those of TypeScript itself are taken as they are
  strict: true, noEmit: true, skipLibCheck: false, skipDefaultLibCheck: true, module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, types: [],
};

/** what the programs have in common is parsed once */
const sources = new Map<string, ts.SourceFile | undefined>();

/** the errors in the app and in all declarations that it needs, where it has the compiled package and a cdk8s-plus of its choice */
function errorsWith(version: string): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile, getSourceFile } = host;
  host.readFile = file => file === APP ? readFile(file)!.replace('cdk8s-plus-28', `cdk8s-plus-${version}`).replace('../../../src', 'cdk8s-dvp') : readFile(file);
  host.getSourceFile = (file, ...args) => {
    if (file === APP) {
      return getSourceFile(file, ...args);
    }
    if (!sources.has(file)) {
      sources.set(file, getSourceFile(file, ...args));
    }
    return sources.get(file);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([APP], options, host)).map(each => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
}

test.each(VERSIONS)('an app with cdk8s-plus-%s compiles', version => expect(errorsWith(version)).toEqual([]), 120_000);

/** what the app makes, without the workload, which each cdk8s-plus fills in with more fields */
function manifestsWith(version: string): any[] {
  const chart = chartOf();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  fill(chart, require(`cdk8s-plus-${version}`));
  return Testing.synth(chart).filter(({ kind }) => kind !== 'Deployment');
}

test.each(VERSIONS)('an app with cdk8s-plus-%s writes the same manifests as with every other', version => {
  const manifests = manifestsWith(version);
  expect(manifests.map(({ kind }) => kind)).toEqual([
    'VirtualMachine', 'NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy', 'Role', 'RoleBinding', 'Service', 'Ingress', 'NetworkPolicy',
    'VirtualMachinePool', 'HorizontalPodAutoscaler', 'NetworkPolicy', 'NetworkPolicy', 'Service', 'Ingress', 'NetworkPolicy', 'ServiceAccount',
  ]);
  expect(manifests).toEqual(manifestsWith('28'));
});
