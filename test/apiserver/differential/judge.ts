import { Json, isObject, placeOf } from './json';
import { Target } from './targets';
import { RULES } from '../../../src/catalogue/catalogue';
import { isError } from '../../../src/manifest/finding';
import { ManifestObject, valueAt } from '../../../src/manifest/manifest';
import { withoutNulls } from '../../../src/manifest/nulls';
import { checkObjects } from '../../../src/rules/run';
import { Cluster } from '../cluster';
import { DISAGREEMENTS, STRICTER } from '../disagreements';
import { settingsOf } from '../settings';

/** one reason to refuse */
export interface Reason {
  /** id of our finding, or the message of the server without what is particular to the object */
  readonly what: string;
  readonly pointer: string;
}

export interface Verdict {
  readonly accepted: boolean;
  readonly reasons: readonly Reason[];
  /** ids of our rules by which other parts of DVP refuse the object, so that it matters little what the schema says */
  readonly elsewhere: readonly string[];
}

function verdictOf(all: readonly Reason[], counts: (reason: Reason) => boolean = () => true): Verdict {
  const reasons = all.filter(counts);
  return { accepted: reasons.length === 0, reasons, elsewhere: all.filter(reason => !counts(reason)).map(({ what }) => what) };
}

// the CRDs of DVP, and those of the storage modules by their URL
const OF_CRD = /^(https:\/\/github\.com\/deckhouse\/(sds|csi)-[\w-]+\/blob\/main\/)?crds(\/|$)/;

// what the CRD says, or the schema of the settings: the rest is said by webhooks and controllers, which this server has not
export const BY_SCHEMA = new Set(RULES.filter(({ id, severity, source }) =>
  severity === 'error' && !(id in STRICTER) && (OF_CRD.test(source) || source === 'openapi/config-values.yaml')).map(({ id }) => id));

/** what our checks say of an object as it stands in a file */
export function ours(target: Target, object: Json): Verdict {
  const errors = checkObjects([new ManifestObject(withoutNulls(object))]).filter(isError);
  // settings are judged where they are the target: to the server they are any object, and other rules than of schemas look at all of it
  const mine = errors.filter(({ pointer }) => pointer.startsWith(target.root) && (target.root !== '' || target.kind !== 'ModuleConfig' || !pointer.startsWith('/spec/settings/')));
  return verdictOf(mine.map(({ id, pointer }) => ({ what: id, pointer })), ({ what }) => what.startsWith('SCHEMA-') || BY_SCHEMA.has(what));
}

/** what the server says */
export async function theirs(cluster: Cluster, target: Target, object: Json): Promise<Verdict> {
  const namespace = object.metadata?.namespace;
  const path = target.collection(typeof namespace === 'string' && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace) ? namespace : 'default');
  const sent = target.root === '' ? object : settingsOf(object)[0];
  const { status, body } = await cluster.send('POST', `${path}?dryRun=All&fieldValidation=Strict`, sent);
  if (status === 404 && body?.details?.kind === 'namespaces') {
    await cluster.send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: body.details.name } });
    return theirs(cluster, target, object);
  }
  if (status === 201) {
    return verdictOf([]);
  }
  if (status !== 400 && status !== 422) {
    throw new Error(`the server answers ${status} to ${JSON.stringify(sent).slice(0, 1000)}: ${JSON.stringify(body)}`);
  }
  const causes: Json[] = body?.details?.causes ?? [];
  const reasons = causes.length === 0 ? saidIn(body?.message ?? String(body), target)
    : causes.map(({ field, message }) => ({ what: shapeOf(message), pointer: pointerOf(field, target) }));
  return verdictOf(reasons.filter(({ what }) => !what.startsWith(UNSAID)));
}

// what follows from the other causes
const UNSAID = 'Invalid value: null: some validation rules were not checked';

// unknown fields are told in one text, and so is what cannot be read at all
function saidIn(message: string, target: Target): Reason[] {
  const unknown = [...message.matchAll(/unknown field "([^"]*)"/g)].map(([, field]) => ({ what: 'unknown field', pointer: pointerOf(field, target) }));
  return unknown.length > 0 ? unknown : [{ what: shapeOf(message), pointer: '' }];
}

const shapeOf = (message: string): string => message.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/\d+/g, '#').slice(0, 160);

/** `spec.networks[0].type` as `/spec/networks/0/type` */
function pointerOf(field: string | undefined, { root }: Target): string {
  if (field === undefined || field === '<nil>') {
    return '';
  }
  // the scale subresource writes its paths with a dot in front
  const pointer = `/${field.replace(/^\./, '').replace(/\[([^\]]*)\]/g, '.$1').split('.').join('/')}`;
  return root === '' ? pointer : pointer.replace(/^\/spec/, root);
}

/** whether objects of this form can be compared at all */
export const isComparable = (target: Target, object: Json): boolean => target.root === '' || isObject(valueAt(object, target.root));

/**
 * What two verdicts differ by, as one line that is the same for all objects with the same trouble; `undefined` where they do not differ.
 *
 * @param usual rules that all objects of this sort break
 */
export function disagreement(target: Target, us: Verdict, them: Verdict, usual: readonly string[] = []): string | undefined {
  if (us.accepted === them.accepted || us.accepted && us.elsewhere.some(id => !usual.includes(id))) {
    return undefined;
  }
  const { reasons } = us.accepted ? them : us;
  const told = [...new Set(reasons.map(({ what, pointer }) => `${what} ${placeOf(pointer)}`))].sort().join(' + ');
  return `${us.accepted ? 'only the server refuses' : 'only we refuse'} ${target.name}: ${told}`;
}

/** whether all that one side alone has to say is listed */
export function isListed(us: Verdict, them: Verdict): boolean {
  const listed = DISAGREEMENTS.filter(({ refusedBy }) => refusedBy === (us.accepted ? 'the server' : 'us'));
  const { reasons } = us.accepted ? them : us;
  return reasons.length > 0 && reasons.every(reason => listed.some(({ what, pointer }) => what.test(reason.what) && pointer.test(reason.pointer)));
}
