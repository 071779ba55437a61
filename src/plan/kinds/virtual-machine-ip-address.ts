import { textAt, valueAt } from '../../manifest/manifest';
import { Change, Classification, refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

function classifyField({ before, after }: Change, _: unknown, address: unknown): Classification {
  const [old, now] = [before.json, after.json].map(json => textAt(json, '/spec/type'));
  return old === 'Auto' && now === 'Static'
    ? refused('an address can become static only with its current value', `whether its current value is ${typeof address === 'string' && address !== 'Static' ? address : valueAt(after.json, '/spec/staticIP')}`)
    : refused('a bound address cannot be changed: create one with another name');
}

export const spec: KindSpec = {
  ready: { phases: ['Bound', 'Attached'] },
  otherFields: classifyField,
  removal: removed('the address is released ten minutes later'),
};
