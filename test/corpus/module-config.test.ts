import { Chart, Size } from 'cdk8s';
import { covers } from './corpus';
import { VirtualizationModule, VirtualizationModuleProps } from '../../src/kinds/virtualization-module';
import { Dvcr } from '../../src/values/dvcr';
import { Https } from '../../src/values/https';
import { RemovalPolicy } from '../../src/values/removal-policy';

const configured = (props: VirtualizationModuleProps) => (chart: Chart) =>
  new VirtualizationModule(chart, 'Virtualization', { removalPolicy: RemovalPolicy.DESTROY, ...props });

// the excerpts of the reference have one registry
const dvcr = Dvcr.onVolume(Size.gibibytes(10));

const CODE: Record<string, (chart: Chart) => VirtualizationModule> = {
  '050-admin-guide-17-ModuleConfig-virtualization.yaml': configured({
    dvcr: Dvcr.onVolumeOf('50G', { storageClassName: 'rv-thin-r1' }),
    ingressClass: 'nginx',
    virtualMachineCidrs: ['10.66.10.0/24'],
  }),
  '076-install-110-ModuleConfig-virtualization.yaml': configured({
    dvcr: Dvcr.onVolumeOf('50G'),
    virtualMachineCidrs: ['10.66.10.0/24'],
  }),
  '077-root-readme-60-ModuleConfig-virtualization.yaml': configured({
    dvcr: Dvcr.onVolumeOf('50G'),
    virtualMachineCidrs: ['10.66.10.0/24', '10.66.20.0/24', '10.66.30.0/24'],
  }),
  '091-config-values-6-ModuleConfig-virtualization.yaml': configured({ dvcr, highAvailability: true }),
  '092-config-values-6-ModuleConfig-virtualization.yaml': configured({ dvcr, highAvailability: false }),
  '093-config-values-31-ModuleConfig-virtualization.yaml': configured({ dvcr, virtualMachineCidrs: ['10.10.10.0/24', '10.10.20.0/24'] }),
  '094-config-values-49-ModuleConfig-virtualization.yaml': configured({ dvcr, gatewayApiGateway: { name: 'main', namespace: 'd8-alb' } }),
  '095-config-values-66-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.disabled() }),
  '096-config-values-67-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.onlyInUri() }),
  '097-config-values-68-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.customCertificate('foobar') }),
  '098-config-values-71-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.certManager('letsencrypt') }),
  '099-config-values-101-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.clusterIssuer('letsencrypt') }),
  '100-config-values-101-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.clusterIssuer('letsencrypt-staging') }),
  '101-config-values-101-ModuleConfig-virtualization.yaml': configured({ dvcr, https: Https.clusterIssuer('selfsigned') }),
  '102-config-values-143-ModuleConfig-virtualization.yaml': configured({ dvcr: Dvcr.onVolume(Size.gibibytes(10), { storageClassName: 'linstor' }) }),
  '103-config-values-143-ModuleConfig-virtualization.yaml': configured({ dvcr: Dvcr.onVolume(Size.gibibytes(10), { storageClassName: 'nfs' }) }),
  '104-config-values-148-ModuleConfig-virtualization.yaml': configured({ dvcr }),
  '109-config-values-234-ModuleConfig-virtualization.yaml': configured({ dvcr, liveMigrationNetworkName: 'migration-net' }),
  '110-config-values-264-ModuleConfig-virtualization.yaml': configured({ dvcr, liveMigrationNetworkName: 'migration-net' }),
};

covers('ModuleConfig', CODE);
