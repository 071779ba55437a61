import { join } from 'path';
import { Variant, stacksByChart } from './task';
import { AWS_DIRECTORY } from '../aws';
import { userData } from '../stack';

/* eslint-disable @typescript-eslint/no-require-imports */
const cdk = require(join(AWS_DIRECTORY, 'aws-cdk-lib'));
const ec2 = require(join(AWS_DIRECTORY, 'aws-cdk-lib/aws-ec2'));
const secrets = require(join(AWS_DIRECTORY, 'aws-cdk-lib/aws-secretsmanager'));
/* eslint-enable @typescript-eslint/no-require-imports */

// CloudFormation allows 500 resources in a stack of its own, which are 100 of ours
const MACHINES = 100;

/** as many resources for a machine in the cloud, as a user of the L1 classes of the AWS CDK writes them */
export const variant: Variant = task => {
  const app = new cdk.App({ outdir: task.outdir });
  stacksByChart(task).flat().forEach(i => {
    const name = `shop-${Math.floor(i / MACHINES)}`;
    const stack = app.node.tryFindChild(name) ?? new cdk.Stack(app, name);
    const image = stack.node.tryFindChild('Image') ?? new cdk.CfnParameter(stack, 'Image', { type: 'AWS::EC2::Image::Id' });
    const availabilityZone = cdk.Fn.select(0, cdk.Fn.getAzs());
    const volume = new ec2.CfnVolume(stack, `disk-${i}`, { availabilityZone, size: 20, volumeType: 'gp3', encrypted: true, tags: tags(i) });
    const secret = new secrets.CfnSecret(stack, `secret-${i}`, { description: `token of machine ${i}`, generateSecretString: { passwordLength: 32 }, tags: tags(i) });
    const group = new ec2.CfnSecurityGroup(stack, `web-${i}`, {
      groupDescription: `what reaches machine ${i}`,
      vpcId: 'vpc-0123456789abcdef0',
      securityGroupIngress: [80, 443].map(port => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp: '10.0.0.0/8' })),
      tags: tags(i),
    });
    const machine = new ec2.CfnInstance(stack, `vm-${i}`, {
      availabilityZone,
      imageId: image.valueAsString,
      instanceType: 'm5.large',
      ebsOptimized: true,
      securityGroupIds: [group.attrGroupId],
      subnetId: 'subnet-0123456789abcdef0',
      tenancy: 'default',
      monitoring: true,
      instanceInitiatedShutdownBehavior: 'stop',
      creditSpecification: { cpuCredits: 'standard' },
      cpuOptions: { coreCount: 1, threadsPerCore: 2 },
      privateDnsNameOptions: { hostnameType: 'ip-name', enableResourceNameDnsARecord: true },
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 20, volumeType: 'gp3', encrypted: true, deleteOnTermination: true } }],
      userData: cdk.Fn.base64(userData(i)),
      tags: [...tags(i), { key: 'secret', value: secret.ref }],
    });
    new ec2.CfnVolumeAttachment(stack, `attachment-${i}`, { device: '/dev/sdf', instanceId: machine.ref, volumeId: volume.ref });
  });
  return () => app.synth();
};

const tags = (i: number) => [{ key: 'app', value: 'shop' }, { key: 'tier', value: 'web' }, { key: 'owner', value: `team-${i}` }];
