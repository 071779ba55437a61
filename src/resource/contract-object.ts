import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ContractApiObject } from '../../imports/api-object';
import type { KindFacts } from '../../imports/contract/kinds';
import { renderFast } from '../synth/render';

/** the ApiObject below a construct of this library; its spec has the names and values of the API already */
export class ContractObject extends ContractApiObject {
  constructor(scope: Construct, { apiVersion, kind, scope: kindScope }: KindFacts, metadata: object, spec: () => unknown) {
    super(scope, 'Resource', { apiVersion, kind, metadata, spec: Lazy.any({ produce: spec }) }, kindScope);
  }

  protected override _resolved(): any {
    return renderFast(this) ?? super._resolved();
  }

  protected override _filter(resolved: any): Record<string, any> {
    return resolved;
  }
}

/** an ApiObject of a kind that is not in the contract, such as a Service */
export class OtherObject extends ApiObject {
  public override toJson(): any {
    return renderFast(this) ?? super.toJson();
  }
}

/** one whose kind is cluster-wide: a chart sets its namespace on every object */
export class ClusterWideObject extends OtherObject {
  public override toJson(): any {
    const json = super.toJson();
    delete json.metadata?.namespace;
    return json;
  }
}
