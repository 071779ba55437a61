import { adviceInCode, check, ids, report, told } from '../support';
import { objectOf } from './manifests';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['STAGE-01', `VirtualImage shop/base /metadata/annotations/cdk8s-dvp~1stage (STAGE-01)
  not a stage
  got: "early"
  instead: the number of a stage, for example '90', or a number up to 98 and a name, for example '85-databases'`],
  ['STAGE-02', `VirtualImage shop/web /metadata/annotations/cdk8s-dvp~1stage (STAGE-02)
  VirtualImage shop/base must be ready first, and is in the later stage 81-images
  got: "70"
  instead: 81-images or a later stage, or an earlier stage for VirtualImage shop/base`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('the advice to an author of constructs is code', () =>
  expect(adviceInCode('STAGE-01')).toEqual(["a stage, for example Stage.MACHINES, or one of your own, for example Stage.custom(85, 'databases')"]));

const secret = (name: string, stage: unknown): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop', annotations: { 'cdk8s-dvp/stage': stage as string } }, stringData: { a: 'b' } });

test.each([
  ['90'], ['90-machines'], ['5-early'], ['98-late'], ['85-databases'],
])('%s is a stage', text => expect(check([secret('a', text)])).toEqual([]));

test.each([
  [''], ['0'], ['0-zero'], ['05-early'], ['99-last'], ['100-last'], ['85'], ['90-databases'], ['85-'], ['85-a-'], ['85-A'], [`85-${'a'.repeat(64)}`], ['85 a'], ['machines'],
])('%s is not a stage', text => expect(ids(check([secret('a', text)]))).toEqual(['STAGE-01']));

test('a stage has one name', () => expect(report([secret('a', '85-first'), secret('b', '85-second')])).toBe(`Secret shop/b /metadata/annotations/cdk8s-dvp~1stage (STAGE-01)
  stage 85 has another name already, for Secret shop/a
  got: "85-second"
  instead: 85-first, or another number`));

test('an object of another kind may need one in a later stage', () => expect(report([
  secret('a', '70'),
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: { 'cdk8s-dvp/stage': '80' } } },
])).toBe(`Secret shop/a /metadata/annotations/cdk8s-dvp~1stage (STAGE-02)
  Namespace shop must be ready first, and is in the later stage 80-classes
  got: "70"
  instead: 80-classes or a later stage, or an earlier stage for Namespace shop`));

test('an object that its schema refuses has no other finding', () => {
  const disk = objectOf('VirtualDisk', { size: 1 }) as Manifest;
  expect(ids(check([{ ...disk, metadata: { ...disk.metadata, annotations: { 'cdk8s-dvp/stage': '70' } } }]))).toEqual(['SCHEMA-UNKNOWN']);
});
