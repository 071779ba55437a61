import type { Drift, FieldDrift } from './drift';
import { count } from '../../manifest/report';
import { cell } from '../markdown';

/** whether the cluster has what the manifests say; objects that only the cluster has do not count */
export const isEqual = ({ changed, missing, deleted }: Drift): boolean => changed.length + missing.length + deleted.length === 0;

const sums = ({ changed, missing, deleted, equal }: Drift): string =>
  [`${count(equal, 'object')} equal`, `${changed.length} changed`, `${missing.length} missing`, ...deleted.length === 0 ? [] : [`${deleted.length} being deleted`]].join(', ');

const ONLY = 'in the cluster, not in the manifests, applied by cdk8s-dvp before; apply does not delete them';

function noteOf({ setBy, isKept }: FieldDrift): string | undefined {
  const by = setBy === undefined ? undefined : `set by ${setBy.manager}${setBy.at === undefined ? '' : `, ${setBy.at}`}`;
  return isKept === true ? `${by}; apply keeps it, since the manifests do not set this field` : by;
}

/** for people */
export function driftText(drift: Drift): string {
  const { changed, missing, deleted, onlyInCluster } = drift;
  const fields = changed.flatMap(({ object, fields: differing }) => differing.map(field => {
    const note = noteOf(field);
    return [`${object} ${field.pointer}`, `  cluster: ${field.cluster}`, `  app: ${field.app}`, ...note === undefined ? [] : [`  ${note}`]].join('\n');
  }));
  const absent = [...missing.map(object => `${object} is missing in the cluster`), ...deleted.map(object => `${object} is being deleted`)];
  const others = onlyInCluster.length === 0 ? [] : [[`${ONLY}:`, ...onlyInCluster.map(object => `  ${object}`)].join('\n')];
  return [...fields, ...absent.length === 0 ? [] : [absent.join('\n')], ...others, sums(drift)].join('\n\n');
}

/** for programs */
export const driftJson = (drift: Drift): string => JSON.stringify({ isEqual: isEqual(drift), ...drift }, undefined, 2);

/** for a merge request or a schedule */
export function driftMarkdown(drift: Drift): string {
  const { changed, missing, deleted, onlyInCluster } = drift;
  const rows = [
    ...changed.flatMap(({ object, fields }) => fields.map(field => [`${object} ${field.pointer}`, field.cluster, field.app, noteOf(field) ?? ''])),
    ...missing.map(object => [object, 'missing', '', '']),
    ...deleted.map(object => [object, 'being deleted', '', '']),
  ];
  const table = rows.length === 0 ? [] : ['', '| where | cluster | app | note |', '| --- | --- | --- | --- |', ...rows.map(cells => `| ${cells.map(cell).join(' | ')} |`)];
  const others = onlyInCluster.length === 0 ? [] : ['', `${ONLY[0].toUpperCase()}${ONLY.slice(1)}:`, '', ...onlyInCluster.map(object => `* ${cell(object)}`)];
  return ['## The cluster against the manifests', '', `${sums(drift)}.`, ...table, ...others, ''].join('\n');
}

