import { Size } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { Admission } from '../../src/synth/admission';
import { checkApp } from '../../src/synth/check-app';
import { chartOf, refusalOf, synthOf } from '../support';

const SIZE = { size: Size.gibibytes(1) };

test('an unused suppression of a single object is a warning', () => {
  const chart = chartOf();
  Admission.of(chart).acknowledge('VM-11', 'for a machine to come');
  const disk = new VirtualDisk(chart, 'disk', SIZE);
  Admission.of(disk).acknowledge('VD-03', 'filled in by a webhook');
  expect(checkApp(chart).findings).toEqual([{
    id: 'ACKNOWLEDGED',
    severity: 'warning',
    path: 'test/disk',
    object: 'Admission',
    pointer: '',
    wrong: 'unused: this object has no finding of VD-03',
    got: '"filled in by a webhook"',
    instead: 'remove the call, or correct the rule id',
  }]);
});

test.each([
  ['acknowledge', 'VM-999'],
  ['lower', 'VM-999'],
  ['lower', 'constructor'],
] as const)('%s of the unknown rule %s is refused', (method, id) => {
  expect(refusalOf(synthOf(chart => {
    Admission.of(new VirtualDisk(chart, 'disk', SIZE))[method](id, 'a slip of the pen');
  }))).toBe(`1 error in 1 object, nothing was written

[test/disk] Admission (ACKNOWLEDGED)
  unknown rule id: nothing is acknowledged or lowered
  got: "${id}"
  instead: the id that a report prints in parentheses, for example VM-11`);
});

test.each(['acknowledge', 'lower'] as const)('%s needs a reason', method => {
  expect(refusalOf(() => Admission.of(chartOf())[method]('VM-11', ' ')))
    .toBe(`[test] '${method}' of VM-11 needs a reason: write why the rule does not apply here`);
});
