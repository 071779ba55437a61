import fc from 'fast-check';
import { clusterImage, disk } from '../../../src/catalogue/data-source/objects';
import { check, ids, report, told } from '../support';

const URL = 'https://example.com/debian-12.qcow2';

test.each([
  ['DS-01', `VirtualDisk shop/data /spec/dataSource/type (DS-01)
  a data source needs 'type'
  got: nothing
  instead: type: HTTP`],
  ['DS-02', `VirtualDisk shop/data /spec/dataSource/objectRef (DS-02)
  a data source of type HTTP must not have 'objectRef'
  instead: remove 'objectRef', or write type: ObjectRef`],
  ['DS-03', `VirtualImage shop/debian /spec/dataSource/type (DS-03)
  a data source of type ContainerImage needs 'containerImage', and this one has 'http'
  got: "ContainerImage"
  instead: type: HTTP`],
  ['DS-04', `VirtualDisk shop/data /spec/dataSource/objectRef (DS-04)
  a data source of type ObjectRef needs 'objectRef'
  got: nothing
  instead: set 'objectRef'`],
  ['DS-05', `VirtualImage shop/debian /spec/dataSource/http (DS-05)
  a data source of type Upload must not have 'http'
  instead: remove 'http', or write type: HTTP`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, object, string]>([
  ['nothing says what it is', {}, `VirtualDisk shop/data /spec/dataSource/type (DS-01)
  a data source needs 'type'
  got: nothing
  instead: type: HTTP or type: ContainerImage or type: ObjectRef or type: Upload`],
  ['two fields and the right one is not among them', { type: 'HTTP', upload: {}, objectRef: { kind: 'VirtualImage', name: 'debian' } }, `VirtualDisk shop/data /spec/dataSource/type (DS-02)
  a data source of type HTTP needs 'http', and this one has 'objectRef' and 'upload'
  got: "HTTP"
  instead: type: ObjectRef or type: Upload`],
  ['two fields too many', { type: 'HTTP', http: { url: URL }, upload: {}, objectRef: { kind: 'VirtualImage', name: 'debian' } }, `VirtualDisk shop/data /spec/dataSource/objectRef (DS-02)
  a data source of type HTTP must not have 'objectRef'
  instead: remove 'objectRef', or write type: ObjectRef

VirtualDisk shop/data /spec/dataSource/upload (DS-02)
  a data source of type HTTP must not have 'upload'
  instead: remove 'upload', or write type: Upload`],
  ['an upload without a checksum', { type: 'Upload' }, ''],
  ['an upload with one', { type: 'Upload', upload: { checksum: { md5: 'a'.repeat(32) } } }, ''],
])('the fields of a source: %s', (_, dataSource, text) => expect(report([disk({ dataSource })])).toBe(text));

test('a cluster-wide image needs its type by the schema', () => expect(ids(check([clusterImage({ dataSource: {} })]))).toEqual(['SCHEMA-REQUIRED']));

const FIELDS = { HTTP: 'http', ContainerImage: 'containerImage', ObjectRef: 'objectRef', Upload: 'upload' };

/** what the API server evaluates, as it stands in the schema */
function admitted(source: Record<string, unknown>): boolean {
  const own = FIELDS[source.type as keyof typeof FIELDS];
  const others = Object.values(FIELDS).filter(field => field !== own);
  return own !== undefined && (own === 'upload' || own in source) && others.every(field => !(field in source));
}

test('a source of any fields is refused exactly where the API server refuses it', () => {
  const source = fc.record({
    type: fc.constantFrom(...Object.keys(FIELDS)),
    http: fc.constant({ url: URL }),
    containerImage: fc.constant({ image: 'registry.example.com/debian' }),
    objectRef: fc.constant({ kind: 'VirtualImage', name: 'debian' }),
    upload: fc.constant({}),
  }, { requiredKeys: [] });
  fc.assert(fc.property(source, dataSource => {
    const findings = check([disk({ dataSource })]);
    expect(findings.length === 0).toBe(admitted(dataSource));
    expect(ids(findings).length).toBeLessThan(2);
  }));
});
