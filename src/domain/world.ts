import type { ClusterFacts } from './cluster-facts';
import { KINDS } from '../../imports/contract/kinds';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../manifest/groups';
import { ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';

/** a value computed from all objects together, which many objects need */
export type Question<T> = (world: World) => T;

const CLUSTER_WIDE = new Set(Object.values(KINDS).filter(({ group, scope }) => group === DVP_GROUP && scope === 'Cluster').map(({ kind }) => kind));

/**
 * All objects that would be applied together, and their cluster.
 *
 * Rules and plans read objects only through it. It assumes nothing about a cluster that is not described.
 */
export class World {
  private readonly answers = new Map<Question<unknown>, unknown>();

  /**
   * @param set the objects that are valid by their schema
   * @param everything all objects, also those that their schema refused
   */
  constructor(private readonly set: ManifestSet, public readonly cluster?: ClusterFacts, private readonly everything = set) {}

  public get objects(): readonly ManifestObject[] {
    return this.set.objects;
  }

  /** computed once for all objects, so that rules stay linear in the size of an app */
  public ask<T>(question: Question<T>): T {
    if (!this.answers.has(question)) {
      this.answers.set(question, question(this));
    }
    return this.answers.get(question) as T;
  }

  /** all objects of a kind of any group, in the order of the app */
  public ofKind(group: string, kind: string): readonly ManifestObject[] {
    return this.set.ofKind(group, kind);
  }

  /** all objects of a kind of DVP, in any namespace */
  public all(kind: string): readonly ManifestObject[] {
    return this.set.ofKind(DVP_GROUP, kind);
  }

  /** an object of any group; the namespace is `undefined` for cluster-scoped kinds and for an app without a namespace */
  public find(group: string, kind: string, namespace: string | undefined, name: string): ManifestObject | undefined {
    return this.set.find(group, kind, namespace, name);
  }

  /** whether an object exists, be it one that its schema refused */
  public has(group: string, kind: string, namespace: string | undefined, name: string): boolean {
    return this.everything.find(group, kind, namespace, name) !== undefined;
  }

  /** the DVP object that another object refers to: in the same namespace, or cluster-wide */
  public referred(from: ManifestObject, kind: string, name: string | undefined): ManifestObject | undefined {
    return name === undefined ? undefined : this.find(DVP_GROUP, kind, CLUSTER_WIDE.has(kind) ? undefined : from.namespace, name);
  }

  /** the ModuleConfig of the module `virtualization` */
  public get moduleConfig(): ManifestObject | undefined {
    return this.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, 'virtualization');
  }

  /** whether the set has a ModuleConfig, be it one that the schema refused */
  public configures(module: string): boolean {
    return this.has(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, module);
  }
}
