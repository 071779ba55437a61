import { rulesOf } from './applicable';
import { Rule, Violations, asList } from './rule';
import { apiOf } from '../domain/cluster-api';
import type { ClusterFacts } from '../domain/cluster-facts';
import { filledIn, isHistory } from '../domain/history';
import { World } from '../domain/world';
import { NOT_SHOWN, Finding, findingOf, isError } from '../manifest/finding';
import { ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { checkSchema } from '../manifest/schema-check';

// loaded late, because few clusters describe their own API
const loadDated = () => require('./releases/dated') as typeof import('./releases/dated');

/** what a check may know beside the objects themselves */
export interface CheckOptions {
  /** the cluster that an object is meant for, where its author described it */
  facts?(object: ManifestObject): ClusterFacts | undefined;
  /** a finding as its author sees it: acknowledged, lowered, or as it is */
  judge?(finding: Finding): Finding;
}

/**
 * Compares objects that would be applied together with the schemas, and those that fit with every rule.
 */
export function checkObjects(objects: readonly ManifestObject[], { facts, judge = finding => finding }: CheckOptions = {}): Finding[] {
  const set = new ManifestSet(objects);
  const misfits = schemaMisfits(set, facts, judge);
  const isSound = (object: ManifestObject) => misfits.get(object)?.isHidden !== true;
  const worlds = worldsOf(misfits.size === 0 ? set : new ManifestSet(set.objects.filter(isSound)), set);

  const findings: Finding[] = [];
  // plain loops: an app has thousands of objects, each object dozens of rules, and nearly all of them find nothing
  for (const object of set.objects) {
    const { findings: ofSchema, unknown } = misfits.get(object) ?? FITS;
    findings.push(...ofSchema);
    if (isHistory(object) || !isSound(object)) {
      continue;
    }
    const world = worlds(facts?.(object));
    const ofKind = rulesOf(object, world);
    for (const rule of ofKind.for(object)) {
      const violations = askRule(rule, object, world);
      if (violations === undefined) {
        continue;
      }
      for (const violation of asList(violations)) {
        ofKind.keep(rule);
        if (!unknown.some(outer => isInside(violation.pointer, outer))) {
          findings.push(judge(findingOf(object, rule.id, rule.severity, violation)));
        }
      }
    }
  }
  return [...findings, ...namesakes(set).map(judge)];
}

/** what the schemas have against one object */
interface Misfit {
  readonly findings: readonly Finding[];
  /** whether no rule may read it */
  readonly isHidden: boolean;
  /** pointers to parts that only a newer release than the known ones has: no rule knows their meaning */
  readonly unknown: readonly string[];
}

const FITS: Misfit = { findings: [], isHidden: false, unknown: [] };

function schemaMisfits(set: ManifestSet, facts: CheckOptions['facts'], judge: (finding: Finding) => Finding): ReadonlyMap<ManifestObject, Misfit> {
  const worlds = worldsOf(set, set);
  const misfits = new Map<ManifestObject, Misfit>();
  for (const object of set.objects) {
    const cluster = facts?.(object);
    const api = apiOf(cluster);
    const all = checkSchema(object, api);
    if (all.length === 0 && api?.own === undefined) {
      continue;
    }
    // what fits the CRDs of the cluster may be beyond the schemas that the rules know
    const beyond = api?.own === undefined ? all.filter(({ severity }) => severity === 'warning') : checkSchema(object);
    if (all.length + beyond.length > 0) {
      const world = worlds(cluster);
      const isReported = (finding: Finding) =>
        filledIn(finding, object, world) || api?.own !== undefined && loadDated().isDated(finding, object, world);
      const findings = all.filter(finding => !isReported(finding)).map(judge);
      const isShapeUnknown = beyond.some(finding => SHAPES.has(finding.id) && !filledIn(finding, object, world));
      misfits.set(object, { findings, isHidden: isShapeUnknown || findings.some(hidesObject), unknown: beyond.map(unknownPart) });
    }
  }
  return misfits;
}

// an unknown type gives all fields beside it another meaning
const unknownPart = ({ id, pointer }: Finding): string => id === 'SCHEMA-ENUM' ? pointer.replace(/\/(type|kind)$/, '') : pointer;

const isInside = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

// rules read fields without checking their types, so an acknowledged finding of these hides the object from them, too
const SHAPES = new Set(['SCHEMA-TYPE', 'SCHEMA-REQUIRED', 'SCHEMA-UNION', 'SCHEMA-KIND']);

const hidesObject = (finding: Finding): boolean => isError(finding) || SHAPES.has(finding.id);

/** one world for each cluster: parts of an app may be meant for different ones */
function worldsOf(sound: ManifestSet, everything: ManifestSet): (cluster: ClusterFacts | undefined) => World {
  const worlds = new Map<ClusterFacts | undefined, World>();
  return cluster => {
    const world = worlds.get(cluster) ?? new World(sound, cluster, everything);
    worlds.set(cluster, world);
    return world;
  };
}

function askRule(rule: Rule, object: ManifestObject, world: World): Violations {
  try {
    return rule.check(object, world);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`rule ${rule.id} failed on ${object.label}: ${cause}. This is a bug of cdk8s-dvp: please report it with the manifest`, { cause: error });
  }
}

function namesakes(set: ManifestSet): Finding[] {
  return set.namesakes().map(([first, ...rest]) => findingOf(first, 'NAME-DUPLICATE', 'error', {
    pointer: '/metadata/name',
    wrong: `another object has the same kind, namespace and name: ${rest.map(object => `[${object.path}]`).join(', ')}`,
    got: NOT_SHOWN,
    // a module is known by the name of its ModuleConfig
    instead: first.kind === 'ModuleConfig' ? 'one ModuleConfig with the settings of all'
      : { yaml: 'another name for each of them', code: "different ids, or another 'name' for one of them" },
  }));
}
