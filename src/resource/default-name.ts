import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';

// ids that mean "the object itself" and are not part of its name
const SILENT_IDS = new Set(['Default', 'Resource']);

/**
 * The default name of an object: its path below the chart, without a hash.
 *
 * A hash of the path would change the name when a construct around the object is renamed, and a renamed disk loses its data.
 */
export function defaultName(construct: Construct): string {
  const chart = Chart.of(construct);
  const { scopes } = construct.node;
  const ids = scopes.slice(scopes.indexOf(chart) + 1).map(scope => scope.node.id).filter(id => !SILENT_IDS.has(id));
  const lost = ids.filter(id => /[^\x00-\x7f]/.test(id));
  if (lost.length > 0) {
    // DNS form would drop these characters, and two different ids would become one name
    throw new CallerError(`[${construct.node.path}] the id ${JSON.stringify(lost[0])} cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes`);
  }
  const name = ids.map(dnsForm).filter(part => part !== '').join('-');
  if (name === '') {
    throw new CallerError(`[${construct.node.path}] the ids below the chart cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes`);
  }
  return name;
}

/** `BeforeUpgrade` and `before_upgrade` become `before-upgrade` */
export function dnsForm(id: string): string {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : id
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
