import { Answer, Cluster } from './cluster';
import { Manifest } from '../../src/manifest/manifest';

interface Resource { readonly name: string; readonly namespaced: boolean }

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * Objects as the server keeps them, by their manifests.
 */
export class Objects {
  private readonly namespaces = new Set<string>();
  private readonly resources = new Map<string, ReadonlyMap<string, Resource>>();

  constructor(private readonly cluster: Cluster) {}

  /** creates it; a field that the server does not know is an error */
  public async create(manifest: Manifest): Promise<Answer> {
    return this.cluster.send('POST', `${await this.collectionOf(manifest)}?fieldManager=creator&fieldValidation=Strict`, manifest);
  }

  /** creates it from YAML, which the server reads itself */
  public async createFrom(yaml: string, manifest: Manifest): Promise<Answer> {
    return this.cluster.send('POST', `${await this.collectionOf(manifest)}?fieldValidation=Strict`, yaml, 'application/yaml');
  }

  /** server-side apply, as if someone else applied the same */
  public async apply(manifest: Manifest, name = manifest.metadata!.name!): Promise<Answer> {
    const path = `${await this.collectionOf(manifest)}/${name}?fieldManager=applier&force=true&fieldValidation=Strict`;
    return this.cluster.send('PATCH', path, manifest, 'application/apply-patch+yaml');
  }

  public async read(manifest: Manifest, name = manifest.metadata!.name!): Promise<Answer> {
    return this.cluster.send('GET', `${await this.collectionOf(manifest)}/${name}`);
  }

  /** removes the object with this `uid` and no namesake */
  public async remove(manifest: Manifest, name: string, uid: string): Promise<void> {
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0, propagationPolicy: 'Background', preconditions: { uid } };
    const { status, body: answer } = await this.cluster.send('DELETE', `${await this.collectionOf(manifest)}/${name}`, body);
    if (status !== 200 && status !== 202) {
      throw new Error(`${manifest.kind} ${name} is not removed: ${answer?.message ?? status}`);
    }
  }

  /** makes the namespace unless it is there; it stays, since no controller would ever finish its removal */
  public async need(namespace: string): Promise<void> {
    if (this.namespaces.has(namespace)) {
      return;
    }
    this.namespaces.add(namespace);
    const { status, body } = await this.cluster.send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    if (status !== 201 && status !== 409) {
      throw new Error(`namespace ${namespace} cannot be made: ${body?.message ?? status}`);
    }
  }

  public async isNamespaced(manifest: Manifest): Promise<boolean> {
    const resource = await this.resourceOf(manifest);
    if (resource === undefined) {
      throw new Error(`the server has no ${manifest.apiVersion} ${manifest.kind}`);
    }
    return resource.namespaced;
  }

  /** CRDs that take anything, for the kinds of others that the server does not have; tells which these are */
  public async needKinds(manifests: readonly Manifest[]): Promise<string[]> {
    const made: string[] = [];
    for (const manifest of manifests) {
      const namespaced = manifests.some(({ kind, metadata }) => kind === manifest.kind && metadata?.namespace !== undefined);
      if (await this.needKind(manifest, namespaced, { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true })) {
        made.push(`${manifest.apiVersion} ${manifest.kind}`);
      }
    }
    return made.sort();
  }

  /** a CRD for the kind, unless the server has it; tells whether it was made */
  public async needKind(manifest: Manifest, namespaced: boolean, openAPIV3Schema: object): Promise<boolean> {
    if (await this.resourceOf(manifest) !== undefined) {
      return false;
    }
    const { apiVersion, kind } = manifest;
    const [group, version] = apiVersion.split('/');
    const singular = kind.toLowerCase();
    const plural = `${singular}${singular.endsWith('s') ? 'es' : 's'}`;
    const { status, body } = await this.cluster.send('POST', CRDS, {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: namespaced ? 'Namespaced' : 'Cluster',
        names: { kind, plural, singular, listKind: `${kind}List` },
        versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    });
    if (status !== 201) {
      throw new Error(`no CRD can be made for ${apiVersion} ${kind}: ${body?.message ?? status}`);
    }
    this.cluster.kubectl(['wait', '--for=condition=Established', '--timeout=60s', `crd/${plural}.${group}`]);
    // discovery follows a moment later
    for (let i = 0; i < 100 && await this.resourceOf(manifest) === undefined; i++) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return true;
  }

  private async collectionOf(manifest: Manifest): Promise<string> {
    const namespace = await this.isNamespaced(manifest) ? `/namespaces/${manifest.metadata?.namespace ?? 'default'}` : '';
    return `${rootOf(manifest.apiVersion)}${namespace}/${(await this.resourceOf(manifest))!.name}`;
  }

  private async resourceOf({ apiVersion, kind }: Manifest): Promise<Resource | undefined> {
    if (this.resources.get(apiVersion)?.has(kind) !== true) {
      const { body } = await this.cluster.send('GET', rootOf(apiVersion));
      const resources: any[] = body?.resources ?? [];
      this.resources.set(apiVersion, new Map(resources.filter(({ name }) => !name.includes('/')).map(resource => [resource.kind, resource])));
    }
    return this.resources.get(apiVersion)!.get(kind);
  }
}

const rootOf = (apiVersion: string): string => apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
