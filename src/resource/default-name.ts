import { Chart } from 'cdk8s';
import { Construct } from 'constructs';

// ids that stand for "the thing itself" and say nothing about it
const SILENT_IDS = new Set(['Default', 'Resource']);

/**
 * The name of an object whose author gave none: its path below the chart, without a hash.
 *
 * A hash would rename the object, and so lose a disk, whenever a construct around it is renamed; so would cutting a long name.
 */
export function defaultName(construct: Construct): string {
  const chart = Chart.of(construct);
  const { scopes } = construct.node;
  const ids = scopes.slice(scopes.indexOf(chart) + 1).map(scope => scope.node.id).filter(id => !SILENT_IDS.has(id));
  const lost = ids.filter(id => /[^\x00-\x7f]/.test(id));
  if (lost.length > 0) {
    // what DNS cannot say would be cut out, and two different ids become one name
    throw new Error(`[${construct.node.path}] no name can be made of the id ${JSON.stringify(lost[0])}: set 'name', or an id of a to z, 0 to 9 and dashes`);
  }
  const name = ids.map(dnsForm).filter(part => part !== '').join('-');
  if (name === '') {
    throw new Error(`[${construct.node.path}] the ids below the chart make no name: set 'name', or an id of a to z, 0 to 9 and dashes`);
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
