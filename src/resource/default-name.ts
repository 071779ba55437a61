import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { CallerError } from '../manifest/caller-error';

// ids that mean "the object itself" and are not part of its name
const SILENT_IDS = new Set(['Default', 'Resource']);

/**
 * The default name of an object: its path below the chart, without a hash.
 *
 * A hash of the path would change the name when a construct around the object is renamed, and a renamed disk loses its data.
 */
export function defaultName(construct: Construct): string {
  let name = '';
  let lost: string | undefined;
  for (let scope: IConstruct = construct; !Chart.isChart(scope); scope = scope.node.scope!) {
    const { id } = scope.node;
    const part = SILENT_IDS.has(id) ? '' : dnsForm(id);
    if (part !== '') {
      name = name === '' ? part : `${part}-${name}`;
    }
    if (part !== id && NOT_ASCII.test(id)) {
      lost = id;
    }
  }
  if (lost !== undefined) {
    // DNS form would drop these characters, and two different ids would become one name
    throw new CallerError(`[${construct.node.path}] the id ${JSON.stringify(lost)} cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes`);
  }
  if (name === '') {
    throw new CallerError(`[${construct.node.path}] the ids below the chart cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes`);
  }
  return name;
}

const DNS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const NOT_ASCII = /[^\x00-\x7f]/;

/** `BeforeUpgrade` and `before_upgrade` become `before-upgrade` */
export function dnsForm(id: string): string {
  return DNS.test(id) ? id : id
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
