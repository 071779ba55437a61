import type { Event } from '../../src/apply/event';
import { Lines } from '../../src/apply/lines';
import { LiveDisplay } from '../../src/cli/live-display';

const stage = { number: 90, name: 'machines', title: 'Disks and machines' };
const pending = (...names: string[]): Event => ({
  event: 'waiting',
  pending: names.map(object => ({
    object, state: 'progressing', reason: 'gets its data', condition: 'Ready/Provisioning', since: 0, normal: 3, isLate: object.endsWith('late'), isPart: false,
  })),
});

/** what a terminal shows after some events, with a line for each row */
function screenAfter(events: readonly Event[], rows = 24, columns = 100): string[] {
  const lines: string[] = [];
  const write = (text: string) => {
    for (const part of text.split(/(\x1b\[1A\x1b\[2K|\n)/)) {
      if (part === '\x1b[1A\x1b[2K') {
        lines.pop();
      } else if (part !== '' && part !== '\n') {
        lines.push(part);
      }
    }
  };
  const now = () => 65_000;
  const display = new LiveDisplay({ rows, columns, write }, new Lines(now, true), now, text => write(`${text}\n`));
  events.forEach(event => display.show(event));
  return lines;
}

const START: Event = { event: 'stage', stage, index: 0, stages: 2, objects: 1 };
const HEAD = 'stage 90 machines (1 of 2): Disks and machines';
const line = (object: string) => `  ${object} gets its data [Ready/Provisioning] (for 1 min 5 s, 3 min are normal)`;

test.each<[string, readonly Event[], number, readonly string[]]>([
  ['what it waits for stands below the lines', [START, pending('VirtualDisk a', 'VirtualDisk b')], 24, [HEAD, line('VirtualDisk a'), line('VirtualDisk b')]],
  ['it is drawn anew', [START, pending('VirtualDisk a', 'VirtualDisk b'), pending('VirtualDisk b')], 24, [HEAD, line('VirtualDisk b')]],
  ['lines go above it', [START, pending('VirtualDisk a'), { event: 'applied', object: 'VirtualDisk b', result: 'created' }], 24, [HEAD, '  VirtualDisk b: created', line('VirtualDisk a')]],
  ['uploads are shown, too', [START, { event: 'upload', object: 'VirtualImage c', file: 'c.img', sent: 1024, size: 4096 }, pending('VirtualDisk a')], 24,
    [HEAD, line('VirtualDisk a'), '  VirtualImage c upload: 1 KiB of 4 KiB']],
  ['it fits into a small terminal', [START, pending('a', 'b', 'c', 'd')], 5, [HEAD, line('a'), '  and 3 more']],
  ['what is late says so', [pending('late')], 24, ['  late gets its data [Ready/Provisioning] (for 1 min 5 s, late: 3 min are normal)']],
  ['nothing is left at the end', [START, pending('VirtualDisk a'), { event: 'done', text: '1 object applied and ready', waiting: [], seconds: 65 }], 24,
    [HEAD, '1 object applied and ready after 1 min 5 s']],
])('%s', (_, events, rows, screen) => expect(screenAfter(events, rows)).toEqual(screen));

test('a line is never longer than the terminal is wide', () => expect(screenAfter([pending('VirtualDisk with-a-long-name')], 24, 40)).toEqual(['  VirtualDisk with-a-long-name gets its']));
