import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { cloudImageIsSetUp, setupSetsSomething, somebodyCanLogIn } from '../../rules/virtual-machine/login';
import { disk, download } from '../data-source/objects';
import { RuleExample } from '../entry';

const setUp = (config: string): Manifest => machine({ provisioning: { type: 'UserData', userData: `#cloud-config\n${config}\n` } });

const rootFrom = (file: string): readonly Manifest[] => [
  disk({ ...download(`https://images.example.com/${file}`), persistentVolumeClaim: { size: '10Gi' } }, { name: 'web-root' }),
  machine(),
];

export const LOGIN_EXAMPLES: readonly RuleExample[] = [
  {
    rule: cloudImageIsSetUp,
    breaks: () => rootFrom('noble-server-cloudimg-amd64.img'),
    keeps: () => rootFrom('noble-with-users-amd64.img'),
  },
  {
    rule: somebodyCanLogIn,
    breaks: () => [setUp('users: [default, { name: ops }]')],
    keeps: () => [setUp("users: [default, { name: ops, hashed_passwd: '$6$salt$hash', lock_passwd: false }]")],
  },
  { rule: setupSetsSomething, breaks: () => [setUp('{}')], keeps: () => [setUp('{ hostname: web }')] },
];
