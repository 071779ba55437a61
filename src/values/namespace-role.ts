import { guard } from './guard';
import { NamespaceAction, PolicyRule, rulesForNamespace } from './vm-action';
import { CallerError } from '../manifest/caller-error';

/**
 * Level of access. Each level includes the one before it.
 */
export enum AccessLevel {
  /** Read everything except Secrets. */
  VIEWER = 'viewer',

  /** Also use existing objects: consoles, ports, starting and stopping machines. Read Secrets. */
  USER = 'user',

  /** Also create, change and delete machines, disks, images and snapshots. For pipelines. */
  MANAGER = 'manager',

  /** Also quotas, roles and role bindings. */
  ADMIN = 'admin',
}

/**
 * The names of the platform's roles for namespaces.
 */
export enum RoleModel {
  /** For example `d8:use:role:manager`. In Deckhouse 1.78 these names are aliases, and a later release removes them. */
  USE = 'd8:use:role:',

  /** For example `d8:namespace:manager`. Since Deckhouse 1.78. */
  NAMESPACE = 'd8:namespace:',
}

/**
 * Options of an AuthorizationRule.
 */
export interface AuthorizationRuleOptions {
  /**
   * Whether ports of pods may be forwarded. The level `USER` is enough to forward ports of machines.
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
   * A role of the platform for everything in the namespace: machines, and workloads of all modules.
   *
   * @param level level of access
   * @param model names of the platform's roles; `RoleModel.USE` if not set
   * @throws if the level or the model is unknown
   *
   * @see https://deckhouse.io/modules/user-authz/
   */
  public static level(level: AccessLevel, model: RoleModel = RoleModel.USE): NamespaceRole {
    return new NamespaceRole({ clusterRole: `${model}${level}` });
  }

  /**
   * A separate role for machines only. It works in projects, and with both role models.
   *
   * @param actions one or more actions
   * @throws if there is no action
   */
  public static actions(...actions: NamespaceAction[]): NamespaceRole {
    if (actions.length === 0) {
      throw new CallerError('a role needs at least one action: for example NamespaceRole.actions(NamespaceAction.OPERATE)');
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
   * Any other ClusterRole, for example `d8:use:role:manager:virtualization` for machines only.
   *
   * In a project, only roles with the label `rbac.deckhouse.io/delegatable: "true"` can be bound. Capabilities of the platform do not have it.
   *
   * @throws if the name is empty
   */
  public static clusterRole(clusterRoleName: string): NamespaceRole {
    if (clusterRoleName === '') {
      throw new CallerError("a ClusterRole needs a name, got an empty string: for example NamespaceRole.clusterRole('view')");
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

/** exactly one of these is set */
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
