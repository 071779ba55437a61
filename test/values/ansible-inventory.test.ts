import { InventoryOptions, inventoryAnnotations } from '../../src/values/ansible-inventory';

const OLD = 'provisioning.virtualization.deckhouse.io';

test.each<[string, InventoryOptions, object]>([
  ['nothing', {}, {}],
  ['a user', { user: 'ops' }, { [`${OLD}/ansible_user`]: 'ops', 'vars.ansible.deckhouse.io/ansible_user': 'ops' }],
  ['groups', { groups: ['web', 'prod_1'] }, { [`${OLD}/groups`]: 'web,prod_1', 'ansible.deckhouse.io/groups': 'web,prod_1' }],
  ['variables', { variables: { http_port: '80' } }, { [`${OLD}/http_port`]: '80', 'vars.ansible.deckhouse.io/http_port': '80' }],
])('tells Ansible of %s, in the words of each d8', (_, options, annotations) => expect(inventoryAnnotations(options)).toEqual(annotations));

const variable = (got: string) => `the name of a host variable must have letters, digits and '_', and not be "groups", got ${got}: for example "http_port"`;
const secret = (got: string) => `every reader of the machine can read its annotations, got the variable ${got}: keep it in a vault of Ansible, or log in by key`;

test.each<[string, InventoryOptions, string]>([
  ['a blank user', { user: ' ' }, "'user' must be the name of a user, got a blank string: for example \"ops\""],
  ['a user twice', { user: 'a', variables: { ansible_user: 'b' } }, "the user must be in 'user' or in the variable 'ansible_user', got both: leave one out"],
  ['a group with a dash', { groups: ['web-1'] }, "a group of Ansible must have letters, digits and '_', and not start with a digit, got \"web-1\": for example \"web_servers\""],
  ['a variable with a dash', { variables: { 'http-port': '80' } }, variable('"http-port"')],
  ['a variable that the platform takes for groups', { variables: { groups: 'web' } }, variable('"groups"')],
  ...['ansible_password', 'ansible_ssh_pass', 'ansible_become_pass', 'api_token', 'db_secret', 'key_passphrase'].map(name =>
    [`the secret ${name}`, { variables: { [name]: 'x' } }, secret(JSON.stringify(name))] as [string, InventoryOptions, string]),
])('refuses %s', (_, options, message) => expect(() => inventoryAnnotations(options)).toThrow(new Error(message)));
