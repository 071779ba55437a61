import { textAt, valueAt } from '../../manifest/manifest';
import { Change, Classification, refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

function classifyField({ before, after }: Change, _: unknown, address: unknown): Classification {
  const [old, now] = [before.json, after.json].map(json => textAt(json, '/spec/type'));
  return old === 'Auto' && now === 'Static'
    ? refused('an address turns static only as the one that it is', `whether it is ${typeof address === 'string' && address !== 'Static' ? address : valueAt(after.json, '/spec/staticIP')} already`)
    : refused('an address that is bound stays as it is: write one of another name');
}

export const spec: KindSpec = {
  ready: { phases: ['Bound', 'Attached'] },
  otherFields: classifyField,
  removal: removed('the address is free for others ten minutes later'),
};
