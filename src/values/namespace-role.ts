import { guard } from './guard';
import { NamespaceAction, PolicyRule, rulesForNamespace } from './vm-action';

/**
 * Level of access. Each level includes the one before it.
 */
export enum AccessLevel {
  /** See everything but Secrets. */
  VIEWER = 'viewer',

  /** Also work with what is there: consoles, ports, starting and stopping machines. See Secrets. */
  USER = 'user',

  /** Also create, change and delete: machines, disks, images, snapshots. What a pipeline needs. */
  MANAGER = 'manager',

  /** Also what limits and guards the others: quotas, roles and their bindings. */
  ADMIN = 'admin',
}

/**
 * How the platform names its roles for namespaces.
 */
export enum RoleModel {
  /** For example `d8:use:role:manager`. Deckhouse 1.78 knows these names as aliases, which a later release drops. */
  USE = 'd8:use:role:',

  /** For example `d8:namespace:manager`. Since Deckhouse 1.78. */
  NAMESPACE = 'd8:namespace:',
}

/**
 * Options of an AuthorizationRule.
 */
export interface AuthorizationRuleOptions {
  /**
   * Whether ports of pods may be forwarded. Those of machines may with the level `USER`.
   *
   * @default false
   */
  readonly portForwarding?: boolean;

  /**
   * Whether Deployments and StatefulSets may be scaled.
   *
   * @default false
   */
  readonly allowScale?: boolean;
}

/**
 * Rights in a namespace.
 */
export class NamespaceRole {
  static { guard(this, 'NamespaceRole'); }

  /**
   * A role of the platform, which covers everything in the namespace: machines, and workloads of all modules.
   *
   * @param level level of access
   * @param model how the platform names its roles; `RoleModel.USE` unless given
   * @throws if the level or the model is unknown
   *
   * @see https://deckhouse.io/modules/user-authz/
   */
  public static level(level: AccessLevel, model: RoleModel = RoleModel.USE): NamespaceRole {
    return new NamespaceRole({ clusterRole: `${model}${level}` });
  }

  /**
   * A role of its own, which covers machines and nothing else. It works in projects, and whatever the platform calls its own roles.
   *
   * @param actions one or more actions
   * @throws if there is no action
   */
  public static actions(...actions: NamespaceAction[]): NamespaceRole {
    if (actions.length === 0) {
      throw new Error('a role needs at least one action: for example NamespaceRole.actions(NamespaceAction.OPERATE)');
    }
    return new NamespaceRole({ rules: rulesForNamespace(actions) });
  }

  /**
   * A level of the simple model of the module `user-authz`, as an AuthorizationRule.
   *
   * @param level level of access
   *
   * @see https://deckhouse.io/modules/user-authz/cr.html#authorizationrule
   */
  public static authorizationRule(level: AccessLevel, options: AuthorizationRuleOptions = {}): NamespaceRole {
    const { portForwarding, allowScale } = options;
    return new NamespaceRole({ authorization: { accessLevel: CLASSIC[level], portForwarding, allowScale } });
  }

  /**
   * Any other ClusterRole, for example `d8:use:role:manager:virtualization`, which covers machines and nothing else.
   *
   * In a project only roles with the label `rbac.deckhouse.io/delegatable: "true"` can be bound, which capabilities of the platform do not have.
   *
   * @throws if there is no name
   */
  public static clusterRole(clusterRoleName: string): NamespaceRole {
    if (clusterRoleName === '') {
      throw new Error("a ClusterRole needs a name, got an empty string: for example NamespaceRole.clusterRole('view')");
    }
    return new NamespaceRole({ clusterRole: clusterRoleName });
  }

  private constructor(private readonly content: RoleContent) {}

  /**
   * @internal
   */
  public get _content(): RoleContent {
    return this.content;
  }
}

/** one of the three */
export interface RoleContent {
  readonly clusterRole?: string;
  readonly rules?: PolicyRule[];
  readonly authorization?: object;
}

const CLASSIC: Readonly<Record<AccessLevel, string>> = {
  [AccessLevel.VIEWER]: 'User',
  [AccessLevel.USER]: 'PrivilegedUser',
  [AccessLevel.MANAGER]: 'Editor',
  [AccessLevel.ADMIN]: 'Admin',
};
