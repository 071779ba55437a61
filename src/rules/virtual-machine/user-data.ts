import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** user data in the spec of a machine */
export const userData = new Topic({ kinds: dvp('VirtualMachine'), source: 'crds/virtualmachines.yaml' });

const USER_DATA = '/spec/provisioning/userData';
const MOST_BYTES = 2048;

export const userDataFits = userData.rule({
  id: 'VM-44',
  severity: 'error',
  says: `User data in the spec of a machine has at most ${MOST_BYTES} bytes in UTF-8.`,
  why: 'The API server counts characters, but KubeVirt counts bytes and rejects more of them: the machine stays Pending.',
  check: object => {
    const bytes = Buffer.byteLength(textOf(object) ?? '');
    return bytes <= MOST_BYTES ? undefined : {
      pointer: USER_DATA,
      wrong: `user data in the spec of a machine must have at most ${MOST_BYTES} bytes, this has ${bytes}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "a Secret with the user data, and its name in 'userDataRef'",
        code: 'Provisioning.cloudInit, which makes a Secret of longer user data, or Provisioning.userDataSecretName',
      },
    };
  },
});

export const userDataIsThere = userData.rule({
  id: 'VM-45',
  severity: 'error',
  says: 'User data is not empty.',
  why: 'The API server accepts an empty string, but the machine stays Pending, with ProvisioningReady=False.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go',
  check: object => textOf(object) !== '' ? undefined : {
    pointer: USER_DATA,
    wrong: 'the user data is empty, and the machine stays Pending',
    got: NOT_SHOWN,
    instead: "user data, or no 'provisioning'",
  },
});

export const userDataIsKnown = userData.rule({
  id: 'VM-46',
  severity: 'warning',
  says: 'User data has a format that cloud-init knows.',
  why: 'The webhook only warns, the machine starts, and cloud-init does not change the guest.',
  source: 'images/virtualization-artifact/pkg/common/cloudinit/userdata.go',
  check: object => {
    const text = textOf(object) ?? '';
    // VM-45 reports empty user data
    const problem = text === '' ? undefined : userDataProblem(text);
    return problem === undefined ? undefined : {
      pointer: USER_DATA,
      wrong: `the user data ${problem}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "'#cloud-config' and a mapping below it, or a script that starts with '#!'",
        code: "CloudInit, which writes '#cloud-config' and a mapping below it, or a script that starts with '#!'",
      },
    };
  },
});

const textOf = (object: ManifestObject): string | undefined => object.text(USER_DATA);

/** the headers that cloud-init knows, longer ones before those that they begin with */
const HEADERS = [
  '## template: jinja',
  '#cloud-config-archive',
  '#cloud-config-jsonp',
  '#cloud-config',
  '#cloud-boothook',
  '#part-handler',
  '#include-once',
  '#include',
  '#upstart-job',
  'MIME-Version:',
  'Content-Type:',
  '#!',
];

/** how far cloud-init searches for the header of a MIME archive, in characters */
const MIME_SEARCH = 4096;

/**
 * The warning of DVP about user data for cloud-init, as the rest of a sentence.
 *
 * It does not quote the user data, which may come from a Secret.
 */
export function userDataProblem(text: string): string | undefined {
  const body = text.replace(/^[\ufeff \t\r\n]+/, '');
  const lower = body.toLowerCase();
  if (body === '') {
    return 'is only white space';
  }
  if (lower.slice(0, MIME_SEARCH).includes('mime-version:')) {
    return undefined;
  }
  const header = HEADERS.find(candidate => lower.startsWith(candidate.toLowerCase()));
  switch (header) {
    case undefined:
      return /^##[ \t]*template[ \t]*:/i.test(body)
        ? "does not have exactly '## template: jinja' as its header, so cloud-init ignores it"
        : 'does not start with a header of cloud-init, so cloud-init ignores it';
    case '#cloud-config':
      return isNoMapping(firstLine(body)) ? 'is not a YAML mapping, so cloud-init rejects it' : undefined;
    case '#cloud-config-archive':
    case '#cloud-config-jsonp':
      return isNoList(firstLine(body)) ? 'is not a YAML list, so cloud-init rejects it' : undefined;
    default:
      return undefined;
  }
}

// The two tests below read the first line of a YAML document only. They say what the document cannot be after such a line, so they never reject
// a valid document. They miss mistakes further down, and documents that begin with `---`, a quote, a tag or an anchor.

/** the first line with content, without its indentation; empty if the document is empty */
function firstLine(yaml: string): string {
  return yaml.split('\n').map(line => line.trim()).find(line => !/^([#%].*|)$/.test(line)) ?? '';
}

// a list starts with a dash or a bracket; a plain key has its colon, with a blank or nothing after it, on the same line
const isNoMapping = (line: string): boolean => /^(-\s|-$|\[)/.test(line) || /^\w/.test(line) && !/:(\s|$)/.test(line);

const isNoList = (line: string): boolean => /^[\w{]/.test(line);
