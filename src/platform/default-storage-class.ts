import { Construct } from 'constructs';
import { checkReference } from '../resource/object-name';
import { Resource } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { moduleMetadata } from '../values/module-props';

/**
 * Properties of a `DefaultStorageClass`.
 */
export interface DefaultStorageClassProps {
  /**
   * Name of the StorageClass. It may be created later: Deckhouse marks it as the default as soon as it exists.
   */
  readonly storageClassName: string;

  /**
   * Labels of the ModuleConfig, in addition to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the ModuleConfig.
   *
   * @default - only the annotations that keep other settings of `global`
   */
  readonly annotations?: { [key: string]: string };
}

// a tool that replaces the object would delete the settings of others
const MERGE = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
};

/**
 * Sets the default StorageClass of the cluster: the registry, disks and images that name no StorageClass get it.
 *
 * The setting is one field of the ModuleConfig `global`, which all of Deckhouse shares. This object has that field only, to be merged into
 * the one in the cluster by server-side apply: `npx cdk8s-dvp apply`, `kubectl apply --server-side`, Flux, werf, or Argo CD, which the
 * annotations switch to it. `kubectl replace`, a sync of Argo CD with `Replace=true` and Helm would delete the other settings or fail.
 * Do not write another ModuleConfig `global` in the same app: a set of manifests has one object of this name.
 *
 * To leave `global` alone, set `storageClassName` of the registry, and the default classes of `virtualDisks` and `virtualImages`, in
 * `VirtualizationModule`.
 *
 * @see https://deckhouse.io/products/kubernetes-platform/documentation/v1/reference/api/global.html
 *
 * @example
 *
 * new dvp.DefaultStorageClass(chart, 'default', { storageClassName: 'replicated' });
 */
export class DefaultStorageClass extends Resource {
  static { guard(this, 'DefaultStorageClass'); }

  /**
   * @throws if the name is not a DNS name
   */
  constructor(scope: Construct, id: string, props: DefaultStorageClassProps) {
    super(scope, id);
    checkProps(this, 'DefaultStorageClassProps', props);
    const { storageClassName, labels, annotations } = props;
    checkReference(this.node.path, 'storageClassName', storageClassName);
    const spec = { version: 2, settings: { defaultClusterStorageClass: storageClassName } };
    this._define('deckhouse.io/v1alpha1/ModuleConfig', moduleMetadata('global', { labels, annotations: { ...MERGE, ...annotations } }), () => spec);
  }
}
