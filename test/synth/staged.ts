import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { filesIn } from './both-ways';
import { Staging } from '../../src';

export const outdir = (): string => mkdtempSync(join(tmpdir(), 'staging-'));

export function stagedApp(props: object = {}): App {
  const app = new App({ outdir: outdir(), ...props });
  Staging.of(app).writeDirectories();
  return app;
}

/** an object by its version, kind and name */
export function object(scope: Construct, words: string, rest: object = {}, annotations?: { [key: string]: string }): ApiObject {
  const [apiVersion, kind, name] = words.split(' ');
  return new ApiObject(scope, `${kind}-${name}`, { apiVersion, kind, metadata: { name, annotations }, ...rest });
}

export const configMap = (scope: Construct, name: string, annotations?: { [key: string]: string }): ApiObject =>
  object(scope, `v1 ConfigMap ${name}`, {}, annotations);

export const moduleConfig = (scope: Construct, name: string, settings?: object): ApiObject =>
  object(scope, `deckhouse.io/v1alpha1 ModuleConfig ${name}`, { spec: { enabled: true, ...settings === undefined ? {} : { version: 1, settings } } });

/** settings of the module virtualization with a feature gate */
export const GATED = {
  virtualMachineCIDRs: ['10.66.10.0/24'],
  dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } },
  featureGates: ['HotplugCPUWithLiveMigration'],
};

export const textsOf = (app: App): [string, string][] => filesIn(app.outdir).filter(([, text]) => text !== '(a folder)');

export const objectsIn = (text: string): any[] => parseAllDocuments(text).map(document => document.toJS());

/** `directory/file: Kind name, …` */
export const brief = (app: App): string[] =>
  textsOf(app).map(([path, text]) => `${path.slice(1)}: ${objectsIn(text).map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`);
