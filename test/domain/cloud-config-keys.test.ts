import * as fc from 'fast-check';
import { isNetworkKey, meantKey } from '../../src/domain/cloud-config-keys';

test.each<[string, string | undefined]>([
  ['runcmds', 'runcmd'],
  ['run_cmd', 'runcmd'],
  ['packages_update', 'package_update'],
  ['hostnme', 'hostname'],
  ['write-files', 'write_files'],
  ['writeFiles', 'write_files'],
  ['Packages', 'packages'],
  ['ssh_authorized_key', 'ssh_authorized_keys'],
  ['timezon', 'timezone'],
  ['mount', 'mounts'],
  // known, in its two spellings
  ['ca_certs', undefined],
  ['ca-certs', undefined],
  ['apt_sources', undefined],
  // no word of cloud-init: a block for anchors, a module of an image
  ['x-common', undefined],
  ['_users', undefined],
  ['my_company', undefined],
  ['lxc', undefined],
  ['network', undefined],
])('%s', (key, meant) => expect(meantKey(key)).toBe(meant));

test.each(['network', 'Network', 'networkData', 'network_config', 'netplan', 'ethernets'])('%s is for the network', key => expect(isNetworkKey(key)).toBe(true));
test.each(['runcmd', 'phone_home', 'networking'])('%s is not for the network', key => expect(isNetworkKey(key)).toBe(false));

test('a letter that is missing is found in every long key', () => {
  const keys = ['ssh_authorized_keys', 'package_update', 'hostname', 'write_files', 'timezone', 'final_message', 'power_state', 'disk_setup'];
  fc.assert(fc.property(fc.constantFrom(...keys), fc.nat(), (key, at) => {
    const i = at % key.length;
    expect(meantKey(key.slice(0, i) + key.slice(i + 1)) ?? key).toBe(key);
  }));
});
