import fc from 'fast-check';
import { cronProblem } from '../../src/rules/module-config/cron';

test.each([
  '0 2 * * *', '*/15 * * * *', '0-30/5,45 8-18 1,15,31 JAN-Mar,12 mon-FRI', '? ? ? ? ?', '  0   2 * * *  ', '5/10 * * * *', '0 2 * * sun',
  ',1,,2 * * * *',
  '@daily', '@yearly', '@annually', '@monthly', '@weekly', '@midnight', '@hourly', '@every 1h30m', '@every 0.5h', '@every 0', 'TZ=UTC 0 2 * * *',
  'CRON_TZ=Europe/Moscow @daily', '+1 +2 * * *', '007 * * * *',
])('a schedule: %s', schedule => expect(cronProblem(schedule)).toBeUndefined());

test.each([
  ['0 2 * *', 'a schedule has 5 fields, this one has 4'],
  ['0 0 2 * * *', 'a schedule has 5 fields, this one has 6'],
  ['', 'a schedule has 5 fields, this one has 0'],
  ['60 * * * *', "'60' is no minute, which is from 0 to 59"],
  ['* 24 * * *', "'24' is no hour, which is from 0 to 23"],
  ['* * 0 * *', "'0' is no day of the month, which is from 1 to 31"],
  ['* * * 1-13 *', "'1-13' is no month, which is from 1 to 12"],
  ['* * * * 7', "'7' is no day of the week, which is from 0 to 6"],
  ['5-1 * * * *', "'5-1' begins after it ends"],
  ['* * * * fri-mon', "'fri-mon' begins after it ends"],
  ['*/0 * * * *', "'*/0' has a step of zero"],
  ['1-2-3 * * * *', "'1-2-3' is no minute"],
  ['1/2/3 * * * *', "'1/2/3' is no minute"],
  ['-5 * * * *', "'-5' is no minute"],
  ['* * L * *', "'L' is no day of the month"],
  ['* * * * mon#1', "'mon#1' is no day of the week"],
  ['mon * * * *', "'mon' is no minute"],
  ['*/jan * * 1 *', "'*/jan' is no minute"],
  ['1. * * * *', "'1.' is no minute"],
  ['@Daily', "'@Daily' is none of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every with a duration"],
  ['@every 1d', "'@every 1d' is none of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every with a duration"],
  ['TZ=UTC', 'no schedule follows the time zone'],
])('no schedule: %s', (schedule, problem) => expect(cronProblem(schedule)).toBe(problem));

test('what is put together from numbers within bounds is a schedule, and no number beyond is', () => {
  const bounds = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];
  const names = ['minute', 'hour', 'day of the month', 'month', 'day of the week'];
  const field = ([min, max]: number[]) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }), fc.integer({ min: 1, max: 99 }))
    .chain(([a, b, step]) => fc.constantFrom('*', `${a}`, `${Math.min(a, b)}-${Math.max(a, b)}`, `*/${step}`, `${a}/${step}`, `${a},${b}`));
  fc.assert(fc.property(fc.tuple(...bounds.map(field)), fc.nat(4), fc.integer({ min: 1, max: 99 }), (fields, i, beyond) => {
    expect(cronProblem(fields.join(' '))).toBeUndefined();
    const wrong = fields.map((text, at) => at === i ? `${bounds[i][1] + beyond}` : text);
    expect(cronProblem(wrong.join(' '))).toBe(`'${wrong[i]}' is no ${names[i]}, which is from ${bounds[i].join(' to ')}`);
  }));
});
